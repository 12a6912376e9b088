//! Where a word still stands, behind the product's back: in the bytes of SQLite's files, or in any column of PostgreSQL.

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::{On, World};

impl World {
    /// Every place in which this word stands: what was erased stands nowhere.
    pub async fn places_of(&self, word: &str) -> Vec<String> {
        let mut found = self.files_with(word);
        if self.on == On::Postgres {
            found.extend(self.columns_with(word).await);
        }
        found
    }

    /// Files beside the database, and the database itself on SQLite.
    fn files_with(&self, word: &str) -> Vec<String> {
        let word = word.to_lowercase().into_bytes();
        let files = std::fs::read_dir(self.folder.path()).expect("the folder").flatten();
        let holds = |path: &std::path::Path| {
            let bytes = std::fs::read(path).unwrap_or_default().to_ascii_lowercase();
            bytes.windows(word.len()).any(|window| window == word)
        };
        files.filter(|file| holds(&file.path())).map(|file| file.file_name().to_string_lossy().into_owned()).collect()
    }

    async fn columns_with(&self, word: &str) -> Vec<String> {
        let mut database = PgConnection::connect(&self.url).await.expect("the cluster");
        let columns = "SELECT table_name::text, column_name::text FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'tsvector', 'bytea', 'json', 'jsonb')";
        let columns: Vec<(String, String)> = sqlx::query_as(columns).fetch_all(&mut database).await.expect("columns");
        let mut found = Vec::new();
        for (table, column) in columns {
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE CAST({column} AS TEXT) ILIKE '%' || $1 || '%'");
            let many: i64 =
                sqlx::query_scalar(AssertSqlSafe(sql)).bind(word).fetch_one(&mut database).await.expect("a count");
            found.extend((many > 0).then(|| format!("{table}.{column}")));
        }
        found
    }

    /// A copy of the database as it stands, in a file of its own; nothing on PostgreSQL.
    pub async fn backs_up(&self) -> Option<std::path::PathBuf> {
        let copy = self.folder.path().join("backup").join("copy.db");
        std::fs::create_dir_all(copy.parent()?).expect("a folder");
        if self.on == On::Postgres {
            return None;
        }
        let mut database = sqlx::SqliteConnection::connect(&self.url).await.expect("the file");
        let to = copy.display().to_string();
        sqlx::query("VACUUM INTO $1").bind(to).execute(&mut database).await.expect("a copy");
        Some(copy)
    }

    /// The backup takes the database's place while nothing runs.
    pub async fn puts_back(&self, copy: &std::path::Path) {
        self.app.close().await;
        std::fs::copy(copy, self.folder.path().join("story.db")).expect("a file");
        std::fs::remove_dir_all(copy.parent().expect("a folder")).expect("no copy is left");
    }
}
