//! Addresses that hide where they lead.
//!
//! Short-link services, and gateways that keep the address on their own
//! server: no text of the link is in them, so only a visit would tell, and the
//! page makes none. That they are named here is so that it can say why.

/// Hosts, each with all hosts below it.
const HOSTS: &[&str] = &[
    "t.co",
    "bit.ly",
    "tinyurl.com",
    "ow.ly",
    "lnkd.in",
    "buff.ly",
    "goo.gl",
    "is.gd",
    "cutt.ly",
    "rebrand.ly",
    "rb.gy",
    "t.ly",
    "aka.ms",
    "lnks.gd",
    "mimecast.com",
    "mimecastprotect.com",
    "secure-web.cisco.com",
    "protection.sophos.com",
    "emailprotection.link",
    "list-manage.com",
    "mandrillapp.com",
    "sendgrid.net",
];

/// The first host in a message that hides where it leads.
pub(super) fn host(signs: &[u8]) -> Option<String> {
    let of_host = |sign: &u8| sign.is_ascii_alphanumeric() || matches!(sign, b'.' | b'-');
    signs.split_inclusive(|sign| *sign == b'/').find_map(|piece| {
        let word = piece.strip_suffix(b"/")?.rsplit(|sign| !of_host(sign)).next()?;
        let word = std::str::from_utf8(word).ok()?;
        HOSTS.iter().any(|host| is_below(word, host)).then(|| word.to_ascii_lowercase())
    })
}

fn is_below(word: &str, host: &str) -> bool {
    let Some((above, end)) = word.len().checked_sub(host.len()).and_then(|at| word.split_at_checked(at)) else {
        return false;
    };
    end.eq_ignore_ascii_case(host) && (above.is_empty() || above.ends_with('.'))
}
