//! The five verbs that every planned noun has.

use domain::permission::Permission::{Plan, Read};

use super::schema::{Schema, page, the};
use super::{Book, Operation};

/// A noun with its addresses and schemas.
pub(super) struct Noun {
    /// `/campaigns` and `/campaigns/{id}`.
    pub paths: [&'static str; 2],
    /// One, as operations name it: `campaign`.
    pub one: &'static str,
    /// Many: `campaigns`.
    pub many: &'static str,
    /// Its schema: `Campaign`; what is sent is `CampaignDraft` and `CampaignChanges`.
    pub schema: &'static str,
    /// What is shown.
    pub shown: Schema,
    /// What is sent.
    pub draft: Schema,
    /// The list's filters: name, schema, meaning.
    pub filters: Vec<(&'static str, Schema, &'static str)>,
    /// What a change does beyond changing.
    pub changing: &'static str,
    /// What can be in the way of deleting.
    pub keeps: &'static str,
}

impl Noun {
    /// Its schemas and its five operations.
    pub fn write(self, book: &mut Book) {
        let Self { paths: [all, each], one, many, schema, .. } = self;
        let (draft, changes) = (format!("{schema}Draft"), format!("{schema}Changes"));
        book.schema(schema, self.shown);
        book.schema(&changes, self.draft.clone().changes());
        book.schema(&draft, self.draft);
        let list = Operation::get(all, &format!("list_{many}"), &format!("List {many}")).needs(Read);
        let list = self.filters.into_iter().fold(list, |list, (name, schema, about)| list.filter(name, schema, about));
        book.add(list.pages().answers("200", "A page.", page(the(schema))));
        let create = Operation::post(all, &format!("create_{one}"), &format!("Make a new {one}"));
        book.add(create.needs(Plan).takes(the(&draft)).answers("201", "As it is stored.", the(schema)));
        let get = Operation::get(each, &format!("get_{one}"), &format!("Read a {one}"));
        book.add(get.needs(Read).answers("200", "As it is stored.", the(schema)));
        let edit = Operation::patch(each, &format!("edit_{one}"), &format!("Change a {one}"));
        let edit = if self.changing.is_empty() { edit } else { edit.about(self.changing) };
        let edit = edit.needs(Plan).takes(the(&changes)).answers("200", "As it is now.", the(schema));
        book.add(edit.conflicts("Changed meanwhile (`conflict`), or not to be changed now (`wrong-state`)."));
        let delete = Operation::delete(each, &format!("delete_{one}"), &format!("Delete a {one}"));
        book.add(delete.needs(Plan).conflicts(self.keeps));
    }
}
