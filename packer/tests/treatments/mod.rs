//! What programs do to a link on its way, each as a function of the address.
//!
//! Shapes as seen in messages, with the addresses of the programs and
//! invented tokens. They are put together in `TREATMENTS`, by name.

/// One program's treatment: what arrives when this address was sent.
pub type Treatment = fn(&str) -> String;

/// Treatments after which every link is still whole.
pub const TREATMENTS: &[(&str, Treatment)] = &[
    ("nothing", |address| address.to_owned()),
    ("only what is after the mark", |address| fragment(address).to_owned()),
    ("the mark and what is after it", |address| format!("#{}", fragment(address))),
    ("wrapped at 76", |address| wrapped(address, 76, "\n")),
    ("wrapped at 76 with returns", |address| wrapped(address, 76, "\r\n")),
    ("wrapped at 72, indented", |address| wrapped(address, 72, "\n    ")),
    ("wrapped at 78 with a space left behind", |address| wrapped(address, 78, " \n")),
    ("wrapped in a letter", |address| format!("Hello all,\n\n{}\n\nBest wishes\nTom", wrapped(address, 76, "\n"))),
    ("quoted-printable", |address| quoted_printable(&format!("Here it is: {address}\nBest wishes, Tom"))),
    ("quoted-printable with its mark encoded", |address| quoted_printable(address).replace('#', "=23")),
    ("quoted once", |address| quoted(address, "> ")),
    ("quoted three deep", |address| quoted(&format!("see\n{address}\nthanks"), "> > > ")),
    ("quoted three deep without spaces", |address| quoted(address, ">>> ")),
    ("quoted, then wrapped and quoted again", |address| quoted(&quoted(address, "> "), "> ")),
    ("soft hyphens", |address| sprinkled(address, "\u{ad}")),
    ("zero-width spaces", |address| sprinkled(address, "\u{200b}")),
    ("word joiners", |address| sprinkled(address, "\u{2060}")),
    ("marks of byte order", |address| sprinkled(address, "\u{feff}")),
    ("breaks for HTML", |address| sprinkled(address, "<wbr>")),
    ("soft hyphens in HTML", |address| sprinkled(address, "&shy;")),
    ("soft hyphens in quoted-printable", |address| sprinkled(address, "=C2=AD")),
    ("spaces", |address| sprinkled(address, " ")),
    ("marks of direction around it", |address| format!("\u{2068}{address}\u{2069}")),
    ("safe links", safe_links),
    ("safe links, wrapped", |address| wrapped(&safe_links(address), 76, "\n")),
    ("safe links, quoted-printable", |address| quoted_printable(&safe_links(address))),
    ("safe links, twice", |address| safe_links(&safe_links(address))),
    ("teams", teams),
    ("google", google),
    ("proofpoint 1", |address| {
        format!("https://urldefense.proofpoint.com/v1/url?u={}&k=oIvRg1%2BdGA%3D%3D%0A&r=IKM5u8%2B", percent(address))
    }),
    ("proofpoint 2", proofpoint_2),
    ("proofpoint 2 with its mark encoded", |address| proofpoint_2(&address.replace('#', "%23"))),
    ("proofpoint 2, wrapped", |address| wrapped(&proofpoint_2(address), 76, "\n")),
    ("proofpoint 3", proofpoint_3),
    ("proofpoint 3 with its mark encoded", |address| proofpoint_3(&address.replace('#', "%23"))),
    ("proofpoint 3, signs together", |address| proofpoint_3(address).replace("/*p1", "/**Ap1")),
    ("proofpoint 3 in quotes", |address| quoted(&proofpoint_3(address), "> ")),
    ("safe links around proofpoint 2", |address| safe_links(&proofpoint_2(address))),
    ("safe links around proofpoint 3", |address| safe_links(&proofpoint_3(address))),
    ("proofpoint 2 around safe links", |address| proofpoint_2(&safe_links(address))),
    ("barracuda", barracuda),
    ("trend micro", |address| {
        format!(
            "https://eu.clicktime.trendmicro.com:443/wis/clicktime/v1/query?url={}&umid=0a1b&auth=4c5d",
            percent(address)
        )
    }),
    ("cisco that shows it", |address| format!("https://secure-web.cisco.com/1aB2cD3/{}", percent(address))),
    ("facebook", |address| format!("https://l.facebook.com/l.php?u={}&h=AT0aBc", percent(address))),
    ("slack", |address| format!("<{address}|{address}>")),
    ("slack with words", |address| format!("see <{address}|our plan> please")),
    ("markdown", |address| format!("see [our plan]({address}), and tell me")),
    ("markdown with the address twice", |address| format!("[{address}]({address})")),
    ("markdown, bold", |address| format!("**{address}**")),
    ("angle brackets", |address| format!("our plan <{address}> is ready")),
    ("outlook", |address| format!("our plan<{address}>. Thanks")),
    ("HTML", |address| format!("<p><a href=\"{address}\">{address}</a></p>")),
    ("HTML in quoted-printable", |address| quoted_printable(&format!("<p><a href=\"{address}\">our plan</a></p>"))),
    ("a full stop", |address| format!("It is at {address}.")),
    ("a comma and more", |address| format!("{address}, as we said")),
    ("brackets", |address| format!("(our plan: {address})")),
    ("quotation marks", |address| format!("“{address}”")),
    ("an ellipsis", |address| format!("{address}…")),
    ("a word glued on", |address| format!("{address}seeyou")),
    ("a word on the next line", |address| format!("{address}\nThanks")),
    ("words without a full stop", |address| format!("{address} have a look and tell me what you think by Friday")),
    ("utm", |address| format!("{address}&utm_source=newsletter&utm_medium=email")),
    ("utm with a question mark", |address| format!("{address}?utm_source=newsletter")),
    ("fbclid", |address| format!("{address}&fbclid=IwAR0aBcDeFgHiJ")),
    ("percent-encoded", percent),
    ("percent-encoded twice", |address| percent(&percent(address))),
    ("percent-encoded three times", |address| percent(&percent(&percent(address)))),
    ("every character percent-encoded", |address| address.bytes().map(|byte| format!("%{byte:02X}")).collect()),
    ("wrapped, then percent-encoded", |address| percent(&wrapped(address, 76, "\r\n"))),
    ("percent-encoded, then wrapped", |address| wrapped(&percent(address), 20, "\n")),
    ("a landing at %23", |address| address.replace('#', "%23")),
    ("a landing at %2523", |address| address.replace('#', "%2523")),
];

/// What is after the mark: the link itself.
pub fn fragment(address: &str) -> &str {
    address.split_once('#').unwrap().1
}

/// Microsoft's, in Outlook.
pub fn safe_links(address: &str) -> String {
    format!(
        "https://eur02.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Cjo%40a.example%7C8dc4f0a1b2c3%7C1%7C0%7C\
         638500000000000000%7CUnknown%7CTWFpbGZsb3d8eyJWIjoiMC4w%7C0%7C%7C%7C&sdata=aB3dE%2Fq8%2BzY%3D&reserved=0",
        percent(address)
    )
}

/// Microsoft's, in Teams: the address twice.
pub fn teams(address: &str) -> String {
    format!(
        "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={0}&locale=en-gb\
         &dest={1}&pc=aB3d%2fE&wau=https%3A%2F%2Feur02.safelinks.protection.outlook.com%2FGetUrlReputation",
        percent(address),
        percent(&safe_links(address)),
    )
}

/// A link in a page or mail of Google's.
pub fn google(address: &str) -> String {
    format!("https://www.google.com/url?q={}&sa=D&source=editors&ust=1764100000000000&usg=AOvVaw0aBc", percent(address))
}

/// `%` is `-` and `/` is `_`.
pub fn proofpoint_2(address: &str) -> String {
    let mut coded = String::new();
    for byte in address.bytes() {
        match byte {
            b'/' => coded.push('_'),
            b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => coded.push(char::from(byte)),
            _ => coded.push_str(&format!("-{byte:02X}")),
        }
    }
    format!("https://urldefense.proofpoint.com/v2/url?u={coded}&d=DwMFaQ&c=aB3dE_f9&r=Zz1&m=x-Y2&s=q8&e=")
}

/// What is no plain sign is `*`, and at the end as base 64.
pub fn proofpoint_3(address: &str) -> String {
    let kept = |sign: char| sign.is_ascii_alphanumeric() || "/:.?=&_-".contains(sign);
    let coded: String = address.chars().map(|sign| if kept(sign) { sign } else { '*' }).collect();
    let taken: String = address.chars().filter(|sign| !kept(*sign)).collect();
    format!("https://urldefense.com/v3/__{coded}__;{}!!aB3dE!f9-Zz1x_Y2q8$", base64(taken.as_bytes()))
}

/// With small letters in its escapes.
pub fn barracuda(address: &str) -> String {
    let coded = percent(address).replace("%3A", "%3a").replace("%2F", "%2f");
    format!("https://linkprotect.cudasvc.com/url?a={coded}&c=E,1,aB3dE_f9-Zz1,&typo=1&ancr_add=1")
}

/// Everything but letters, digits and `-._~`.
pub fn percent(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    text.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Lines of so many characters.
pub fn wrapped(text: &str, width: usize, line_end: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let lines: Vec<String> = signs.chunks(width).map(|line| line.iter().collect()).collect();
    lines.join(line_end)
}

/// Wrapped, with marks before each line.
pub fn quoted(text: &str, marks: &str) -> String {
    text.lines()
        .flat_map(|line| wrapped(line, 76, "\n").lines().map(|line| format!("{marks}{line}\n")).collect::<Vec<_>>())
        .collect()
}

/// RFC 2045: lines of at most 76 characters, `=` where one goes on.
pub fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        for byte in line.bytes() {
            let sign = match byte {
                b'=' | 0x80.. => format!("={byte:02X}"),
                _ => char::from(byte).to_string(),
            };
            if width + sign.len() > 75 {
                out.push_str("=\r\n");
                width = 0;
            }
            width += sign.len();
            out.push_str(&sign);
        }
        out.push_str("\r\n");
    }
    out
}

/// Something after every 30 characters of the link.
fn sprinkled(address: &str, what: &str) -> String {
    let (base, link) = address.split_once('#').unwrap();
    format!("{base}#{}", wrapped(link, 30, what))
}

/// Base 64 for addresses, without padding.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        out.extend((0..=three.len()).map(|at| char::from(SIGNS[(number >> (18 - 6 * at) & 63) as usize])));
    }
    out
}
