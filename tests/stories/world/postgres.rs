//! A PostgreSQL that is thrown away: the one that `cargo xtask test` names, else one of this process's own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use sqlx::{Connection, Executor, PgConnection};

static BASE: OnceLock<String> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(0);

/// The cluster's address, with the database `postgres`.
fn base() -> &'static str {
    BASE.get_or_init(|| std::env::var("WELLSPRING_TEST_POSTGRES").unwrap_or_else(|_| start()))
}

async fn connection() -> PgConnection {
    PgConnection::connect(base()).await.expect("the test cluster answers")
}

/// An empty database of its own; its address.
pub async fn new_database() -> String {
    let name = format!("story_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let make = format!("CREATE DATABASE {name} TEMPLATE template0");
    connection().await.execute(sqlx::AssertSqlSafe(make)).await.expect("a new database");
    base().replacen("/postgres?", &format!("/{name}?"), 1)
}

/// Removes a database that [`new_database`] made.
pub async fn drop_database(url: &str) {
    let name = url.split(['/', '?']).find(|part| part.starts_with("story_")).expect("one of ours");
    let gone = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    connection().await.execute(sqlx::AssertSqlSafe(gone)).await.expect("it is gone");
}

/// Starts a cluster in a temporary folder. A watcher stops and removes it when this process is gone.
fn start() -> String {
    let folder = cluster(|_| "-c listen_addresses=".to_owned());
    format!("postgres://test@localhost/postgres?host={}", folder.display())
}

/// A cluster's folder, once it runs; `prepare` gives options more once its data are there.
pub(super) fn cluster(prepare: impl FnOnce(&Path) -> String) -> PathBuf {
    let folder = tempfile::Builder::new().prefix("wellspring-stories-").tempdir().expect("a folder").keep();
    let bin = programs();
    let as_root = is_root();
    if as_root {
        ran(Command::new("chown").arg("postgres").arg(&folder));
    }
    let data = folder.join("data");
    ran(program(&bin, "initdb", &folder, as_root)
        .args(["-U", "test", "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8", "-D"])
        .arg(&data));
    let more = prepare(&folder);
    let options = format!(
        "{more} -k {} -c max_connections=400 -c fsync=off -c synchronous_commit=off -c full_page_writes=off",
        folder.display()
    );
    ran(program(&bin, "pg_ctl", &folder, as_root)
        .arg("-D")
        .arg(&data)
        .arg("-w")
        .arg("-l")
        .arg(folder.join("log"))
        .args(["-o", &options, "start"]));
    watch(&bin, &folder, &data);
    folder
}

/// A shell that waits for our end on a pipe, then stops the cluster: tests have no end of their own to do it in.
#[allow(clippy::zombie_processes, reason = "it outlives us: our end is what it waits for")]
fn watch(bin: &Path, folder: &Path, data: &Path) {
    let stop = format!(
        "cat >/dev/null; kill -QUIT $(head -1 {data}/postmaster.pid); rm -rf {folder}",
        data = data.display(),
        folder = folder.display()
    );
    let shell = Command::new("sh")
        .args(["-c", &stop])
        .current_dir(bin)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    // The pipe's end must live as long as we do; a thread that never ends holds it.
    let child = shell.expect("a shell");
    thread::spawn(move || {
        let _pipe = child.stdin;
        loop {
            thread::park();
        }
    });
}

fn programs() -> PathBuf {
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let all = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL's programs in /usr/lib/postgresql");
    let newest = all.flatten().map(|entry| entry.path()).max_by_key(version);
    newest.expect("a version of PostgreSQL").join("bin")
}

pub(super) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id");
    id.stdout.starts_with(b"0\n")
}

/// PostgreSQL refuses root, so root becomes the user `postgres`.
fn program(bin: &Path, name: &str, folder: &Path, as_root: bool) -> Command {
    let mut command = if as_root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(bin.join(name));
        command
    } else {
        Command::new(bin.join(name))
    };
    command.current_dir(folder).env("HOME", folder);
    command
}

pub(super) fn ran(command: &mut Command) {
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).status().expect("a program that starts");
    assert!(done.success(), "{command:?}: {done}");
}
