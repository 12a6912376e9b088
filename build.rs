//! Tells cargo when the server has to be built again although no Rust file changed.

fn main() {
    // A release build embeds what `cargo xtask client` made; a debug build reads it from disk at start.
    let embeds = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    println!("cargo:rerun-if-changed={}", if embeds { "target/site" } else { "build.rs" });
}
