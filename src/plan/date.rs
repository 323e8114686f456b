//! A day of the calendar, without time or place.

use std::fmt;

/// A day between 1 January 1900 and 31 December 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// A day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 if is_leap(year) => 29,
            2 => 28,
            _ => 31,
        };
        let exists = (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=length).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// Reads `2026-04-30`.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year, the month from 1, the day from 1.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// Days since 1 January 1900, which is 0.
    pub fn days(self) -> i64 {
        // Counting years from March puts the leap day last (Howard Hinnant, 2013).
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let month = (i64::from(self.month) + 9) % 12;
        let day = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day - 693_901
    }

    /// The day that [`Date::days`] counted so, if it is one.
    pub fn from_days(days: i64) -> Option<Date> {
        let days = Some(days).filter(|days| (0..120_000).contains(days))? + 693_901;
        // The same way back: years from March, in turns of 400.
        let (turn, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let in_month = day - (153 * month + 2) / 5 + 1;
        let calendar = if month < 10 { month + 3 } else { month - 9 };
        let year = turn * 400 + year + i64::from(calendar <= 2);
        Date::new(u16::try_from(year).ok()?, u8::try_from(calendar).ok()?, u8::try_from(in_month).ok()?)
    }

    /// The month's name.
    pub fn month_name(self) -> &'static str {
        MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default()
    }

    /// `30 April`, for places where the year is plain.
    pub fn without_year(self) -> String {
        format!("{} {}", self.day, self.month_name())
    }

    /// `30 April 2026`.
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.day, self.month_name(), self.year)
    }
}

fn is_leap(year: u16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// As it is written down: `2026-04-30`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for (text, exists) in [
            ("2026-04-30", true),
            ("2026-04-31", false),
            ("2024-02-29", true),
            ("2026-02-29", false),
            ("2100-02-29", false),
            ("1899-12-31", false),
            ("2026-4-30", false),
            ("+026-04-30", false),
            ("30 April 2026", false),
            ("2026-04-30-1", false),
        ] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), exists.then_some(text), "{text}");
        }
    }

    #[test]
    fn days_follow_each_other_without_a_gap() {
        let mut expected = 0;
        for year in 1900..2200 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(date) = Date::new(year, month, day) {
                        assert_eq!(date.days(), expected, "{date}");
                        assert_eq!(Date::from_days(expected), Some(date));
                        expected += 1;
                    }
                }
            }
        }
        assert_eq!((Date::from_days(-1), Date::from_days(expected)), (None, None));
    }
}
