//! `GET /families/{family}/genogram`: the family drawn large, the same in a table beside it, as it stood on a day.

use super::{Base, as_known_on, chronology::left};
use crate::{
    call::{Answer, Call},
    family, genogram,
    identity::{Whole, bar},
};
use casework::{
    form::read_day,
    people::{
        self,
        genogram::{Row, draw, table},
    },
};
use serde_json::json;

/// `GET /families/{family}/genogram`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let whole = Whole::of(&record);
    let base = Base::of(&record);
    let asked = call.asked("on").map(|text| read_day(text, record.today));
    let day = asked.flatten().unwrap_or(record.today);
    let errors = matches!(asked, Some(None))
        .then(|| vec![json!({ "text": "Enter a real date, like 4 March 2026", "href": "#on" })]);
    let members = people::members(&whole.reading, record.family, day);
    let genogram = genogram::of(&whole.reading, record.family, &members, &whole.names, day);
    let drawing = draw(&genogram, day);
    let here = format!("{}/genogram", base.0);
    let row = |row: &Row| {
        json!({
            "name": row.name,
            "href": row.id.map(|person| format!("/people/{person}{}", base.1)),
            "age": row.age,
            "relations": row.relations,
            "household": row.household,
        })
    };
    let page = json!({
        "identity": bar(&call, &whole).await?,
        "as_known_on": as_known_on(&record).map(|band| left(band, &here)),
        "errors": errors,
        "back": format!("{}{}", base.0, base.1),
        "here": here,
        "known": record.past.map(|day| day.to_string()),
        "on": day.to_string(),
        "empty": members.is_empty(),
        "svg": drawing.svg,
        "title": drawing.title,
        "table": table(&genogram, day).iter().map(row).collect::<Vec<_>>(),
        "findings": drawing.findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    call.page("family/genogram.html", page)
}
