//! `/api/v1/import`: calendars (`text/calendar`) and tables (`text/csv`) as the body.

use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use domain::id::SessionId;
use domain::{Problems, ZoneName, zone};
use serde_json::json;
use wellspring_core::actor::{Planner, Repeat, Responder};
use wellspring_core::calendar::read::MOST_BYTES;
use wellspring_core::imports::{self, Order};
use wellspring_core::{Error, key};

use super::query::{dry_run, only};
use super::{Token, idempotency_key, ok};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

async fn body(request: Request) -> Result<Vec<u8>, Error> {
    let whole = to_bytes(request.into_body(), MOST_BYTES).await;
    let bytes = whole.map_err(|_| Error::field("file", "The file is larger than 2 MiB, or did not arrive whole."))?;
    Ok(bytes.to_vec())
}

/// `POST /import/ics?dry_run&as=sessions|observances|busy&campaign_id&clinician_id&layer&zone&from&to`
pub async fn ics(State(site): State<Site>, who: Token<Planner>, query: Query, request: Request) -> Reply {
    let mut order = order(&query)?;
    if query.get("zone").is_none() {
        order.zone = imports::home(&site.app, &who.actor, &order).await?;
    }
    Ok(ok(&imports::ics(&site.app, &who.actor, &order, body(request).await?).await?))
}

fn order(query: &Query) -> Result<Order, Error> {
    const KNOWN: [&str; 8] = ["dry_run", "as", "campaign_id", "clinician_id", "layer", "zone", "from", "to"];
    let mut wrong = Problems::default();
    only(query, &KNOWN, &mut wrong);
    let into = wrong.take("as", query.get("as").unwrap_or("sessions").parse());
    let campaign_id = wrong.take("campaign_id", query.get("campaign_id").map(str::parse).transpose());
    let clinician_id = wrong.take("clinician_id", query.get("clinician_id").map(str::parse).transpose());
    let zone = wrong.take("zone", query.get("zone").map_or(Ok(ZoneName("UTC".to_owned())), zone::known));
    let from = wrong.take("from", query.get("from").map(str::parse).transpose());
    let to = wrong.take("to", query.get("to").map(str::parse).transpose());
    let whole = || {
        Some(Order {
            into: into?,
            dry_run: dry_run(query),
            campaign_id: campaign_id?,
            clinician_id: clinician_id?,
            layer: query.text("layer"),
            zone: zone?,
            from: from?,
            to: to?,
        })
    };
    Ok(wrong.or(whole())?)
}

/// `POST /import/sessions.csv?dry_run`: nothing is saved until every row passes.
pub async fn sessions(State(site): State<Site>, who: Token<Planner>, query: Query, request: Request) -> Reply {
    let bytes = body(request).await?;
    Ok(ok(&imports::sessions_csv(&site.app, &who.actor, &bytes, dry_run(&query)).await?))
}

/// `POST /sessions/{id}/questions/import?dry_run`: the Q&A export of a webinar tool.
pub async fn questions(
    State(site): State<Site>,
    who: Token<Responder>,
    Path(session): Path<String>,
    query: Query,
    request: Request,
) -> Reply {
    let mut wrong = Problems::default();
    only(&query, &["dry_run"], &mut wrong);
    wrong.or(Some(()))?;
    let session: SessionId = id(&session)?;
    let key = idempotency_key(request.headers())?;
    let bytes = body(request).await?;
    let fingerprint = || key::digest(&[b"questions/import", session.as_str().as_bytes(), &bytes]);
    let repeat = key.map(|key| Repeat { key, fingerprint: fingerprint() });
    let responder = who.caller.repeating(repeat).responder()?;
    let text = imports::questions_text(&bytes)?;
    let brought = imports::questions(&site.app, &responder, &session, text, dry_run(&query)).await?;
    Ok(ok(&json!({ "added": brought.items.len(), "skipped": brought.skipped, "items": brought.items })))
}
