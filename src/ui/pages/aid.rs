//! Question 4's decision aid: nine questions for each person, their result, and the group.

use leptos::prelude::*;

use crate::content::form_weights::RUNGS;
use crate::content::{Field, Kind, field as field_of, forms};
use crate::form_aid::words::number as in_words;
use crate::form_aid::{self, Facts, Group, Person, Reason, Warning};
use crate::plan::{Answer, Edit, Path, Plan, RowId};
use crate::ui::desk::{Desk, Hold};
use crate::ui::parts::flags::flag_view;
use crate::ui::parts::glyph::{Glyph, glyph};
use crate::ui::parts::picture::figure;
use crate::ui::parts::text_field::text_field;
use crate::ui::route::Route;

/// The list of people who answer, on the page of question 4.
pub fn people(desk: Desk) -> AnyView {
    let group = Memo::new(move |_| desk.plan.with(form_aid::group));
    let full = Memo::new(move |_| desk.plan.with(|plan| plan.rows("form.answers").len() >= most()));
    let add = move |_| {
        let path = Path::top("form.answers");
        let row = desk.plan.with_untracked(|plan| plan.fresh_row(&path));
        if desk.apply(Edit::AddRow { path, row: row.clone() }).is_ok() {
            desk.go(Route::Aid(row.to_string(), 0));
        }
    };
    let lines = move || {
        desk.plan
            .with(|plan| plan.rows("form.answers").to_vec())
            .into_iter()
            .enumerate()
            .map(|(at, row)| {
                let result =
                    group.with(|group| group.people.iter().find(|person| person.row == row.id.as_str()).cloned());
                person_line(desk, row.id.clone(), at, result)
            })
            .collect_view()
    };
    view! {
        <section class="page__part page__part--ruled" aria-labelledby="aid">
            <h2 id="aid">"Which form fits? Nine questions each"</h2>
            <p>"Each of you answers alone, for your own organisation. Then compare. “Don’t know yet” is fine: six answers are enough for a result."</p>
            {move || group.with(|group| (!group.people.is_empty()).then(|| view! {
                <p class="lead">{group.headline.clone()}"."</p>
            }))}
            <ol class="rows" role="list">{lines}</ol>
            <p class="actions">
                <Show when=move || !full.get() fallback=move || view! { <p class="quiet">"The list is full. Remove someone’s answers to add another’s."</p> }>
                    <button type="button" class="button button--plain" on:click=add>"Add a person’s answers"</button>
                </Show>
                <Show when=move || group.with(|group| !group.people.is_empty())>
                    <a class="button button--quiet" href="#/aid">"See where everybody stands"</a>
                </Show>
                <a class="button button--quiet" href="#/how-forms-fit">"How this works"</a>
            </p>
        </section>
    }
    .into_any()
}

fn most() -> usize {
    match field_of("form.answers").map(|field| &field.kind) {
        Some(Kind::Rows(rows)) => rows.most,
        _ => 0,
    }
}

fn columns() -> &'static [Field] {
    match field_of("form.answers").map(|field| &field.kind) {
        // The first column says who answers.
        Some(Kind::Rows(rows)) => rows.columns.get(1..).unwrap_or_default(),
        _ => &[],
    }
}

fn person_line(desk: Desk, row: RowId, at: usize, result: Option<Person>) -> AnyView {
    let label = result.as_ref().map(|person| person.label.clone()).filter(|label| !label.is_empty());
    let name = label.unwrap_or_else(|| format!("Person {}", at + 1));
    let says = match &result {
        Some(person) if person.best.is_some() => format!(
            "{}. {} of nine answered.",
            person.result,
            crate::form_aid::words::capital(&in_words(person.answered))
        ),
        Some(person) => format!("{} of nine answered.", crate::form_aid::words::capital(&in_words(person.answered))),
        None => "Nothing answered yet.".to_owned(),
    };
    let enough = result.as_ref().is_some_and(|person| person.best.is_some());
    let (first, last) = (Route::Aid(row.to_string(), 0).href(), Route::Aid(row.to_string(), 9).href());
    let gone = name.clone();
    let hold = Memo::new(move |_| desk.hold.get() != Hold::Ours);
    view! {
        <li class="row">
            <div class="row__line">
                <div class="row__what"><h3 class="row__name">{name.clone()}</h3><p class="row__say">{says}</p></div>
                <div class="row__tools">
                    {enough.then(|| view! { <a class="button button--quiet" href=last>"Result"<span class="unseen">" of "{name.clone()}</span></a> })}
                    <a class="button button--quiet" href=first>"Answer"<span class="unseen">" for "{name.clone()}</span></a>
                    <button type="button" class="button button--quiet" disabled=move || hold.get() on:click=move |_| {
                        let _ = desk.apply(Edit::RemoveRow { path: Path::top("form.answers"), row: row.clone() });
                        desk.say(format!("The answers of {gone} were removed. Undo brings them back."));
                        crate::browser::page::focus("h1");
                    }>"Remove"<span class="unseen">" the answers of "{name.clone()}</span></button>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// The forms in words, under the choice of one.
pub fn about_forms(desk: Desk) -> AnyView {
    let plan = Memo::new(move |_| {
        desk.plan.with(|plan| {
            let has = |sector: &str| plan.partners().iter().any(|row| row.choice("sector") == sector);
            (plan.choice("form.chosen").to_owned(), has("council") && has("nhs"))
        })
    });
    let differs = Memo::new(move |_| desk.plan.with(|plan| form_aid::group(plan).differs_from_aid));
    let warnings = Memo::new(move |_| desk.plan.with(|plan| form_aid::group(plan).warnings));
    view! {
        {move || differs.get().then(|| flag_view(
            "Why did you choose differently? Nobody’s answers have to be followed; say why, and the plan is clear.".to_owned(),
            "The form you chose is not among those that fit everybody’s answers.".to_owned(),
        ))}
        {move || warnings.get().into_iter().map(warning_view).collect_view()}
        <details class="more">
            <summary>"What each form is, asks and risks"</summary>
            <p class="quiet">"Further along is not better; it asks more of you. Steps 1 to 4 are mostly about how deeply you work together, 5 to 8 mostly about legal structure. A lead partner can be more equal or less. This is not legal advice."</p>
            <div class="stack">{forms::FORMS.iter().map(|form| view! {
                <section class="form-words">
                    <h3>{form.name}</h3>
                    <p>{form.definition}"."</p>
                    <dl class="pairs">
                        <dt>"It asks"</dt><dd>{form.asks}</dd>
                        <dt>"Right when"</dt><dd>{form.right_when}</dd>
                        <dt>"The risk"</dt><dd>{form.risk}</dd>
                    </dl>
                    {(!form.legal.is_empty()).then(|| view! {
                        <ul class="bullets small">{form.legal.iter().map(|point| view! {
                            <li>{point.text}" "<span class="quiet">{held(point)}</span></li>
                        }).collect_view()}</ul>
                    })}
                </section>
            }).collect_view()}</div>
            {move || plan.get().1.then(|| view! { <p class="note">{forms::PUBLIC_BODIES.text}</p> })}
        </details>
    }
    .into_any()
}

/// Where a legal point holds, and who has read it.
fn held(point: &forms::Legal) -> String {
    match point.checked {
        Some(day) => format!("({}, checked {day})", point.nation.label()),
        None => format!("({}; not yet checked by a lawyer)", point.nation.label()),
    }
}

/// One of the nine questions, or after the last the result.
pub fn aid(desk: Desk, row: &str, at: usize) -> AnyView {
    let Some(id) = RowId::new(row) else { return super::reading::not_here() };
    if desk.plan.with_untracked(|plan| plan.row("form.answers", row).is_none()) {
        return super::reading::not_here();
    }
    match columns().get(at) {
        Some(column) => question(desk, id, at, column),
        None => result(desk, id),
    }
}

fn question(desk: Desk, row: RowId, at: usize, column: &'static Field) -> AnyView {
    let path = Path::top("form.answers").cell(&row, column.key);
    let label = Path::top("form.answers").cell(&row, "label");
    let answer = desk.answer(&path);
    let chosen = Memo::new(move |_| match answer.get() {
        Some(Answer::Choice(id)) => id,
        _ => String::new(),
    });
    let row_answers = {
        let row = row.clone();
        Memo::new(move |_| {
            desk.plan.with(|plan| {
                let row = plan.row("form.answers", row.as_str());
                columns()
                    .iter()
                    .map(|column| row.is_some_and(|row| row.answers.get(column.key).is_some()))
                    .collect::<Vec<_>>()
            })
        })
    };
    let steps = move || {
        row_answers
            .get()
            .iter()
            .enumerate()
            .map(|(step, answered)| {
                let class = match (step == at, *answered) {
                    (true, _) => "steps__item steps__item--now",
                    (false, true) => "steps__item steps__item--done",
                    (false, false) => "steps__item",
                };
                view! { <li class=class></li> }
            })
            .collect_view()
    };
    let options = column
        .options()
        .iter()
        .map(|option| {
            let path = path.clone();
            view! {
                <label class="choices__item">
                    <input type="radio" name="answer" prop:checked=move || chosen.with(|chosen| chosen == option.id)
                        on:change=move |_| desk.set(&path, Some(Answer::Choice(option.id.to_owned())))/>
                    <span>{option.label}</span>
                </label>
            }
        })
        .collect_view();
    let next = Route::Aid(row.to_string(), at + 1).href();
    let back = match at.checked_sub(1) {
        Some(before) => Route::Aid(row.to_string(), before).href(),
        None => "#/question/4".to_owned(),
    };
    let who = field_of("form.answers").and_then(|field| field.column("label"));
    view! {
        <div class="page page--narrow">
            <div class="page__head">
                <p class="page__back"><a href="#/question/4">"Back to question 4"</a></p>
                <p class="quiet">{at + 1}" of 9"</p>
                <ol class="steps" aria-hidden="true">{steps}</ol>
                <h1 tabindex="-1">{column.label}</h1>
                <p>"Answer alone, for your own organisation. You compare afterwards."</p>
            </div>
            <fieldset class="bare" disabled=move || desk.hold.get() != Hold::Ours>
                <legend class="unseen">"Your answer"</legend>
                <div class="stack">
                    {(at == 0).then(|| who.map(|who| text_field(desk, label.clone(), who, 40, false)))}
                    <fieldset class="choices">
                        <legend class="unseen">{column.label}</legend>
                        {options}
                        <div class="choices__apart">
                            <label class="choices__item">
                                <input type="radio" name="answer" prop:checked=move || chosen.with(String::is_empty) on:change=move |_| desk.set(&path, None)/>
                                <span>"Don’t know yet"</span><small>"Leaves this question out. Six answers are enough for a result."</small>
                            </label>
                        </div>
                    </fieldset>
                </div>
            </fieldset>
            <p class="actions">
                <a class="button" href=next>{if at == 8 { "See the result" } else { "Next question" }}</a>
                <a class="button button--quiet" href=back>"Back"</a>
            </p>
        </div>
    }
    .into_any()
}

fn result(desk: Desk, row: RowId) -> AnyView {
    let again = Route::Aid(row.to_string(), 0).href();
    let person = Memo::new(move |_| {
        desk.plan.with(|plan| {
            let group = form_aid::group(plan);
            let found = group.people.iter().find(|person| person.row == row.as_str()).cloned();
            // Nothing answered at all: the group leaves such a row out.
            found.or_else(|| plan.row("form.answers", row.as_str()).map(|row| form_aid::person(row, &Facts::of(plan))))
        })
    });
    let many = Memo::new(move |_| desk.plan.with(|plan| form_aid::group(plan).people.len()));
    let barred = Memo::new(move |_| desk.plan.with(|plan| Facts::of(plan).bars_group_and_merger()));
    let body = move || {
        person.get().map(|person| {
        let fits = fit_list(&person, barred.get());
        let best = person.best.and_then(|at| RUNGS.get(at)).map(|rung| crate::form_aid::words::capital(rung.noun));
        view! {
            <div class="page__main">
                <div class="page__head">
                    <p class="page__back"><a href="#/question/4">"Back to question 4"</a></p>
                    <p class="quiet">{person.label.clone()}", "{in_words(person.answered)}" of nine answered. One person’s view."</p>
                    <h1 tabindex="-1">{person.result.clone()}</h1>
                    {(!person.lighter.is_empty()).then(|| view! { <p class="lead">{person.lighter.clone()}</p> })}
                </div>
                <section class="page__part" aria-labelledby="fit">
                    <h2 id="fit">"How well each form fits your answers"</h2>
                    {fits}
                    <p class="quiet small">"Lightest first. The ring holds the best fit and every form within ten points of it. A rule of thumb, not a verdict. "<a href="#/how-forms-fit">"How this works"</a>" shows every point."</p>
                </section>
                {person.pulls.iter().map(|pull| {
                    let noun = RUNGS.get(pull.form).map(|rung| rung.noun).unwrap_or_default();
                    said(format!("Towards {noun}, because you said"), &pull.reasons, Glyph::Full)
                }).collect_view()}
                {best.filter(|_| person.pulls.is_empty()).map(|best| said(format!("{best}, because you said"), &person.reasons_for, Glyph::Full))}
                {said("But you also said".to_owned(), &person.reasons_against, Glyph::Half)}
            </div>
            <div class="page__side">
                <section class="page__part" aria-labelledby="mind">
                    <h2 id="mind">"Before you choose"</h2>
                    {person.warnings.clone().into_iter().map(warning_view).collect_view()}
                    <p class="quiet small">"This is not legal advice. Boards and trustees decide."</p>
                </section>
                <p class="actions"><a class="button" href="#/aid">{match many.get() {
                    0 | 1 => "See the ladder".to_owned(),
                    many => format!("See where all {} of you stand", in_words(many)),
                }}</a></p>
                <p class="actions actions--tight">
                    <a class="button button--quiet" href=again.clone()>"Change my answers"</a>
                    <a class="button button--quiet" href="#/question/4">"Someone else answers"</a>
                </p>
            </div>
        }
    })
    };
    view! { <div class="page page--two">{body}</div> }.into_any()
}

fn fit_list(person: &Person, barred: bool) -> AnyView {
    let lines = RUNGS.iter().enumerate().map(|(at, rung)| {
        let fit = person.fits.get(at).map(|fit| fit.per_cent()).unwrap_or_default();
        let inside = person.range.contains(&rung.id);
        let class = if inside { "fit__form fit__form--in" } else { "fit__form" };
        let fill = if inside { "fit__fill fit__fill--in" } else { "fit__fill" };
        let note = barred && at >= RUNGS.len() - 2;
        view! {
            <li class=class>
                <span class="fit__number">{at + 1}</span>
                <span class="fit__name">{rung.name}{note.then(|| view! { <small class="quiet">" only between the charities among you"</small> })}
                    {inside.then(|| view! { <span class="unseen">", in your range"</span> })}</span>
                <svg class="fit__bar" viewBox="0 0 200 16" preserveAspectRatio="none" aria-hidden="true">
                    <line class="fit__line" x1="0" x2="200" y1="8" y2="8"/>
                    <rect class=fill x="1" y="2" width=(fit * 2).to_string() height="12" rx="2"/>
                </svg>
                <span class="fit__per">{fit}"%"</span>
            </li>
        }
    }).collect_view();
    view! { <ol class="fit" role="list">{lines}</ol> }.into_any()
}

fn said(title: String, reasons: &[Reason], mark: Glyph) -> AnyView {
    if reasons.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="page__part page__part--ruled">
            <h2>{title}</h2>
            <ul class="said" role="list">{reasons.iter().map(|reason| view! {
                <li class="said__item">{glyph(mark)}<span>{reason.answer.clone()}</span><span class="said__ask">{reason.about.clone()}</span></li>
            }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn warning_view(warning: Warning) -> AnyView {
    flag_view(warning.says, warning.why)
}

/// Where everybody's answers point, and where they differ most.
pub fn group(desk: Desk) -> AnyView {
    let group = Memo::new(move |_| desk.plan.with(form_aid::group));
    let plan: Signal<Plan> = desk.plan.into();
    view! {
        <div class="page">
            <div class="page__head">
                <p class="page__back"><a href="#/question/4">"Back to question 4"</a></p>
                <p class="quiet">{move || match group.with(|group| group.people.len()) {
                    0 => "Nobody has answered yet".to_owned(),
                    1 => "One person’s view".to_owned(),
                    many => format!("{} people, revealed together", crate::form_aid::words::capital(&in_words(many))),
                }}</p>
                <h1 tabindex="-1">{move || group.with(|group| group.headline.clone())}</h1>
                <p class="lead">{move || group.with(|group| group.says.clone())}</p>
            </div>
            {figure(plan, "ladder")}
            {move || differing(&group.get(), desk)}
            <section class="page__part page__part--ruled" aria-labelledby="choose">
                <h2 id="choose">"What you choose"</h2>
                <p class="quiet">"You may choose any form, also one that nobody’s answers point to. Say why, and the plan is clear."</p>
                <p class="actions"><a class="button" href="#/question/4">"Choose a form"</a></p>
            </section>
        </div>
    }
    .into_any()
}

fn differing(group: &Group, desk: Desk) -> AnyView {
    if group.people.len() < 2 || group.widest.is_empty() {
        return ().into_any();
    }
    let answer = |person: &Person, column: &'static Field| {
        desk.plan.with(|plan| {
            let id = plan.row("form.answers", &person.row).map(|row| row.choice(column.key)).unwrap_or_default();
            if id.is_empty() { "Don’t know yet".to_owned() } else { column.option_label(id).to_owned() }
        })
    };
    let rows = group.widest.iter().filter_map(|key| columns().iter().find(|column| column.key == *key)).map(|column| view! {
        <tr role="row">
            <th role="rowheader" scope="row">{column.label}</th>
            {group.people.iter().map(|person| view! { <td role="cell" data-label=person.label.clone()>{answer(person, column)}</td> }).collect_view()}
        </tr>
    }).collect_view();
    view! {
        <section class="page__part page__part--ruled" aria-labelledby="differ">
            <h2 id="differ">"Where your answers differ most"</h2>
            <p>"What does each of you know that the others do not?"</p>
            <table class="words" role="table">
                <caption class="unseen">"The questions with the most different answers"</caption>
                <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">"Question"</th>
                    {group.people.iter().map(|person| view! { <th role="columnheader" scope="col">{person.label.clone()}</th> }).collect_view()}
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// How the decision aid works: the whole table of points.
pub fn table() -> AnyView {
    let rows = form_aid::table().into_iter().map(|row| view! {
        <tr role="row">
            <th role="rowheader" scope="row"><span class="quiet">{row.question}</span><br/>{row.answer}</th>
            {row.points.iter().zip(&RUNGS).map(|(points, rung)| view! {
                <td role="cell" data-label=rung.name>{if *points == 0 { String::new() } else { points.to_string() }}</td>
            }).collect_view()}
        </tr>
    }).collect_view();
    let most = form_aid::most_possible();
    view! {
        <div class="page">
            <div class="page__head">
                <p class="page__back"><a href="#/question/4">"Back to question 4"</a></p>
                <h1 tabindex="-1">"How the forms are worked out"</h1>
                <p class="lead">"Every answer gives points to the forms it goes with. A form’s fit is the points it got, of the most it could have got from the questions that were answered, in per cent."</p>
                <ul class="bullets">
                    <li>"Six answers are needed. “Don’t know yet” leaves a question out."</li>
                    <li>"At least 70 per cent: your answers point to a form. From 55: they lean towards it. Below: they point different ways."</li>
                    <li>"Forms within ten points of the best are shown as a range, lightest first."</li>
                    <li>"For a group, a form is suggested only when it is inside everybody’s range. People are never averaged."</li>
                    <li>"With a council, an NHS body or another public body among you, group structure and merger are left out of the range."</li>
                </ul>
                <p>"The points are our own judgement, from what each form is. They are a start for a conversation, not a verdict and not legal advice."</p>
            </div>
            <div class="wide-table" role="region" aria-label="Table of points" tabindex="0">
                <table class="words words--points" role="table">
                    <caption class="words__caption">"Points for each answer"</caption>
                    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">"Answer"</th>
                        {RUNGS.iter().map(|rung| view! { <th role="columnheader" scope="col">{rung.name}</th> }).collect_view()}
                    </tr></thead>
                    <tbody role="rowgroup">{rows}
                        <tr role="row"><th role="rowheader" scope="row">"Most possible, all nine answered"</th>
                            {most.iter().zip(&RUNGS).map(|(points, rung)| view! { <td role="cell" data-label=rung.name>{*points}</td> }).collect_view()}
                        </tr>
                    </tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}
