//! The styles, scripts and pictures that pages ask for, carried in the binary. Their address holds a version made from all
//! of them, so a browser may keep a file for ever and relative imports between scripts still fit together.

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));
const VERSION: &str = env!("KITH_ASSETS_VERSION");

/// A year, the longest that caches promise to honour; a change of any file changes every address.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For a page that is older or newer than this binary: it may have the file, but must ask again.
const ASK_AGAIN: &str = "no-cache";

/// `GET /assets/{version}/{file}`. Open to everyone: nothing here is about anyone.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{version}/{*file}", get(show))
}

/// Where a file is asked for, or nothing when the binary does not carry it.
pub fn address(file: &str) -> Option<String> {
    find(file).map(|_| format!("/assets/{VERSION}/{file}"))
}

async fn show(Path((version, file)): Path<(String, String)>) -> Response {
    let Some(bytes) = find(&file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let keep = if version == VERSION { FOR_EVER } else { ASK_AGAIN };
    ([(header::CONTENT_TYPE, content_type(&file)), (header::CACHE_CONTROL, keep)], bytes).into_response()
}

fn find(file: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(name, _)| *name == file).map(|(_, bytes)| *bytes)
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;

    async fn ask(address: &str) -> Response {
        routes().oneshot(Request::get(address).body(Body::empty()).unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn a_style_sheet_may_be_kept_for_a_year() {
        let answer = ask(&address("kith.css").unwrap()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], FOR_EVER);
    }

    #[tokio::test]
    async fn a_page_of_another_build_gets_the_file_but_must_ask_again() {
        let answer = ask("/assets/0000/kith.js").await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CACHE_CONTROL], ASK_AGAIN);
    }

    #[tokio::test]
    async fn what_is_not_carried_is_not_found() {
        assert_eq!(ask("/assets/0000/nothing.js").await.status(), StatusCode::NOT_FOUND);
        assert_eq!(ask("/assets/0000/../Cargo.toml").await.status(), StatusCode::NOT_FOUND);
        assert_eq!(address("nothing.js"), None);
    }

    #[test]
    fn every_file_has_a_known_type() {
        for (name, _) in FILES {
            assert_ne!(content_type(name), "application/octet-stream", "{name}");
        }
    }

    #[test]
    fn the_parts_of_govuk_frontend_arrive_whole() {
        let text = |file| String::from_utf8_lossy(find(file).unwrap());
        assert!(text("govuk-frontend.min.js").contains("initAll,isSupported,version}"));
        assert!(text("govuk-frontend.min.css").contains(".govuk-button{font-family:var(--kith-font)"));
    }

    #[test]
    fn no_style_or_script_sends_the_browser_elsewhere() {
        for (name, bytes) in FILES.iter().filter(|(name, _)| name.ends_with(".css") || name.ends_with(".js")) {
            let text = std::str::from_utf8(bytes).unwrap();
            for forbidden in ["@font-face", "url(/", "url(http", "@import", "sourceMappingURL", "govuk-crest"] {
                assert!(!text.contains(forbidden), "{name} contains {forbidden}");
            }
        }
    }
}
