//! The gates before a route: who the request says it is for, and whether a web page sent it.
//!
//! The Host comes first: a page whose name was rebound to 127.0.0.1 sends same-origin requests without `Origin`.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::reception::Reception;
use super::rejection::Rejection;

/// Refuses a request for another host or from a web page before anything else is looked at.
pub(super) async fn gate(State(reception): State<Arc<Reception>>, request: Request, next: Next) -> Response {
    match check(request.uri(), request.headers(), reception.port, reception.allow_lan) {
        Ok(()) => next.run(request).await,
        Err(rejection) => reception.turn_away(rejection).into_response(),
    }
}

fn check(uri: &Uri, headers: &HeaderMap, port: u16, allow_lan: bool) -> Result<(), Rejection> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next().and_then(|value| value.to_str().ok()).ok_or(Rejection::Host)?;
    if hosts.next().is_some() || !is_ours(host, port, allow_lan) {
        return Err(Rejection::Host);
    }
    // `POST http://elsewhere/…`: the address line must not contradict the Host.
    if uri.authority().is_some_and(|authority| !is_ours(authority.as_str(), port, allow_lan)) {
        return Err(Rejection::Host);
    }
    if headers.contains_key(header::ORIGIN) {
        return Err(Rejection::Browser);
    }
    // `none` is an address the user typed or a program opened; every other value is a page.
    if headers.get_all("sec-fetch-site").iter().any(|site| site.as_bytes() != b"none") {
        return Err(Rejection::Browser);
    }
    Ok(())
}

/// Whether a Host names this listener: a loopback name with our port. On the local network any address written in
/// figures will do, since rebinding needs a name.
fn is_ours(host: &str, port: u16, allow_lan: bool) -> bool {
    if host.contains('@') {
        return false;
    }
    let Ok(authority) = host.parse::<Authority>() else {
        return false;
    };
    // Without a port, 80 is meant; `port_u16` is also empty for a port that is no number.
    let given = match authority.as_str().strip_prefix(authority.host()) {
        Some("") => Some(80),
        _ => authority.port_u16(),
    };
    if given != Some(port) {
        return false;
    }
    let name = authority.host();
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name == "127.0.0.1"
        || name.eq_ignore_ascii_case("localhost")
        || name == "[::1]"
        || (allow_lan && bare.parse::<IpAddr>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn verdict(pairs: &[(&'static str, &'static str)]) -> Result<(), Rejection> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        check(&Uri::from_static("/api/v1/ring"), &headers, 4173, false)
    }

    #[test]
    fn loopback_names_with_our_port_are_ours() {
        for host in ["127.0.0.1:4173", "localhost:4173", "LocalHost:4173", "[::1]:4173"] {
            assert!(is_ours(host, 4173, false), "{host}");
        }
        assert!(is_ours("localhost", 80, false));
    }

    #[test]
    fn other_names_are_not() {
        for host in [
            "",
            "127.0.0.1",
            "localhost:80",
            "localhost:",
            "localhost:x",
            "localhost:4173:4173",
            "evil.example:4173",
            "127.0.0.1.evil.example:4173",
            "localhost.evil.example:4173",
            "user@localhost:4173",
            "192.168.1.10:4173",
            "127.0.0.2:4173",
            "::1:4173",
            "localhost.:4173",
            "0.0.0.0:4173",
            "localhost:4173/x",
        ] {
            assert!(!is_ours(host, 4173, false), "{host}");
        }
    }

    #[test]
    fn the_local_network_is_addressed_in_figures_only() {
        assert!(is_ours("192.168.1.10:4173", 4173, true));
        assert!(is_ours("[fe80::1]:4173", 4173, true));
        assert!(!is_ours("poste-3.local:4173", 4173, true));
    }

    #[test]
    fn a_second_host_or_none_is_refused() {
        assert_eq!(verdict(&[]), Err(Rejection::Host));
        assert_eq!(verdict(&[("host", "localhost:4173"), ("host", "evil.example:4173")]), Err(Rejection::Host));
    }

    #[test]
    fn the_host_is_judged_before_the_origin() {
        assert_eq!(verdict(&[("host", "evil.example:4173"), ("origin", "http://evil.example")]), Err(Rejection::Host));
    }

    #[test]
    fn whatever_a_page_sends_is_refused() {
        let host = ("host", "localhost:4173");
        assert_eq!(verdict(&[host]), Ok(()));
        for origin in ["https://evil.example", "null", "http://localhost:4173", ""] {
            assert_eq!(verdict(&[host, ("origin", origin)]), Err(Rejection::Browser), "{origin}");
        }
        for site in ["cross-site", "same-site", "same-origin", "CROSS-SITE", ""] {
            assert_eq!(verdict(&[host, ("sec-fetch-site", site)]), Err(Rejection::Browser), "{site}");
        }
        assert_eq!(verdict(&[host, ("sec-fetch-site", "none")]), Ok(()));
    }

    #[test]
    fn an_address_line_for_elsewhere_is_refused() {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("localhost:4173"));
        let elsewhere = Uri::from_static("http://evil.example:4173/api/v1/ring");
        assert_eq!(check(&elsewhere, &headers, 4173, false), Err(Rejection::Host));
    }
}
