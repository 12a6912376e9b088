//! Uploads: `multipart/form-data` as `src/http/ground/upload.rs` reads it. The first line is what stands behind the semicolon
//! of the content type.
#![no_main]

use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let kind = [b"multipart/form-data; ", &bytes[..end]].concat();
    let body = bytes.get(end + 1..).unwrap_or_default().to_vec();
    let Ok(request) = Request::builder().header("content-type", kind).body(Body::from(body)) else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(read(request));
});

async fn read(request: Request) {
    let Ok(mut parts) = Multipart::from_request(request, &()).await else { return };
    while let Ok(Some(part)) = parts.next_field().await {
        let _name = part.name().map(str::to_owned);
        if part.bytes().await.is_err() {
            return;
        }
    }
}
