//! Types that stand in the database as their text form.

/// Stores `$name` as text by its `Display` and reads it back by its `FromStr`, on both databases.
#[macro_export]
macro_rules! sql_text {
    ($name:ty) => {
        $crate::sql_text!($name, |text: String| text.parse());
    };
    ($name:ty, $read:expr) => {
        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            String: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <String as sqlx::Type<DB>>::type_info()
            }
            fn compatible(ty: &DB::TypeInfo) -> bool {
                <String as sqlx::Type<DB>>::compatible(ty)
            }
        }
        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            String: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                to: &mut <DB as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'q, DB>>::encode(self.to_string(), to)
            }
        }
        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            String: sqlx::Decode<'r, DB>,
        {
            fn decode(value: <DB as sqlx::Database>::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                let read: fn(String) -> Result<$name, String> = $read;
                Ok(read(<String as sqlx::Decode<'r, DB>>::decode(value)?)?)
            }
        }
    };
}

/// The same for a newtype over text whose rules may become stricter: what is stored was checked when it came in, and a row
/// that an older version kept is read as it stands.
#[macro_export]
macro_rules! sql_kept {
    ($name:ident) => {
        $crate::sql_text!($name, |text: String| Ok($name(text)));
    };
}
