//! Arguments, then settings, then the command.

use std::process::ExitCode;

use wellspring::cli;

fn main() -> ExitCode {
    let call = match cli::arguments(std::env::args_os()) {
        Ok(call) => call,
        Err(refusal) => return refusal.print(),
    };
    match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime.block_on(cli::run(call)),
        Err(error) => cli::Refusal::from(format!("the system gives no threads: {error}")).print(),
    }
}
