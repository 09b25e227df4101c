//! Running `kith` in a folder of its own, which goes when the test ends.

use rusqlite::Connection;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

pub const PASSWORD: &str = "correct horse battery";

static MADE: AtomicU32 = AtomicU32::new(0);

/// A folder for one test, with a store that is called `aldermoor.kith`.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kith-it-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    /// A folder whose store has an account for each of these roles: a front door worker signs in as `front_door_worker`.
    pub fn with_accounts(roles: &[&str]) -> Folder {
        let folder = Folder::new();
        folder.add_accounts(&folder.store(), roles);
        folder
    }

    /// Adds a system administrator, and an account for each of these roles, to a store.
    pub fn add_accounts(&self, store: &str, roles: &[&str]) {
        let add = |role: &str, by: &[&str]| {
            let account =
                ["user", "add", role, "--name", "Owen Trelease", "--role", role, "--password-stdin", "--store", store];
            run(kith(&account).args(by), PASSWORD).succeeds();
        };
        add("system_administrator", &[]);
        for role in roles {
            add(role, &["--by", "system_administrator"]);
        }
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The address of the store.
    pub fn store(&self) -> String {
        format!("sqlite:{}", self.file("aldermoor.kith").display())
    }

    /// Runs SQL on the store as somebody with the database's own tools might, past every guard.
    pub fn behind_the_back(&self, sql: &str) {
        let connection = Connection::open(self.file("aldermoor.kith")).unwrap();
        let guards = "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'";
        let guards: Vec<String> = {
            let mut statement = connection.prepare(guards).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        guards.iter().for_each(|guard| connection.execute_batch(guard).unwrap());
        connection.execute_batch(sql).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The program with these arguments, and without what the tester's own surroundings would tell it.
pub fn kith(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kith"));
    for name in ["KITH_STORE", "KITH_LOG", "KITH_KEY", "KITH_AUTHORITY", "KITH_QUESTIONS", "KITH_LISTEN", "COLUMNS"] {
        command.env_remove(name);
    }
    command.args(arguments);
    command
}

/// What a command came to.
pub struct Done {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs a command to its end with this on its input.
pub fn run(command: &mut Command, input: &str) -> Done {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that does not read its input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let done = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

/// Runs a command that takes no input.
pub fn run_alone(arguments: &[&str]) -> Done {
    run(&mut kith(arguments), "")
}

impl Done {
    #[track_caller]
    pub fn succeeds(self) -> String {
        assert_eq!(self.code, Some(0), "{}{}", self.out, self.err);
        self.out
    }

    #[track_caller]
    pub fn fails(self, code: i32, saying: &str) {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        assert!(self.err.contains(saying), "{:?} is not said in: {}", saying, self.err);
    }
}

/// The mode bits of a file.
#[cfg(unix)]
pub fn mode(file: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(file).unwrap().permissions()) & 0o777
}
