//! Content security policies and the hashes they name.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// A policy source that admits exactly this inline script or style, byte for byte.
pub(crate) fn source_hash(text: impl AsRef<[u8]>) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Where scripts, styles and the engine of a page come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Everything is in the page itself; nothing may be fetched.
    Inline,
    /// Files of the page's own site.
    Site,
}

/// The policy of a page whose inline scripts and styles are these.
///
/// Blob workers inherit it, so `wasm-unsafe-eval` holds for them too.
pub(crate) fn policy(origin: Origin, scripts: &[String], styles: &[String]) -> String {
    let own = match origin {
        Origin::Inline => "",
        Origin::Site => "'self' ",
    };
    let script_src = format!("{own}{}", hashes(scripts, "'wasm-unsafe-eval'"));
    let style_src = match (origin, styles) {
        (Origin::Inline, []) => "'none'".to_owned(),
        (Origin::Site, []) => "'self'".to_owned(),
        _ => format!("{own}{}", hashes(styles, "")),
    };
    let (worker_src, connect_src) = match origin {
        Origin::Inline => ("blob:", ""),
        Origin::Site => ("'self'", " connect-src 'self'; img-src data:;"),
    };
    format!(
        "default-src 'none'; script-src {script_src}; style-src {style_src}; worker-src {worker_src};{connect_src} \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types tigang"
    )
}

fn hashes(texts: &[String], last: &str) -> String {
    let mut sources: Vec<String> = texts.iter().map(source_hash).collect();
    if !last.is_empty() {
        sources.push(last.to_owned());
    }
    sources.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_one_browsers_compute() {
        // Example of the CSP specification, section "hash-source".
        assert_eq!(
            source_hash("doSomething();"),
            "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"
        );
    }

    #[test]
    fn the_single_files_policy_admits_its_own_texts_only() {
        let policy = policy(Origin::Inline, &["doSomething();".to_owned()], &["p{}".to_owned()]);
        assert_eq!(
            policy,
            format!(
                "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; worker-src blob:; base-uri 'none'; \
                 form-action 'none'; require-trusted-types-for 'script'; trusted-types tigang",
                source_hash("doSomething();"),
                source_hash("p{}")
            )
        );
    }

    #[test]
    fn the_sites_policy_fetches_from_its_own_site_only() {
        let policy = policy(Origin::Site, &[], &[]);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
        assert!(policy.contains("connect-src 'self';"), "{policy}");
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("http"),
            "{policy}"
        );
    }
}
