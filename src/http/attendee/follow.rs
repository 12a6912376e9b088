//! The owner of an address says whether they want a question's answer there. Mail scanners open every link, so only a POST acts.

use wellspring_core::{questions, screens};

use crate::http::answer::{Reply, html, public_frame, see_other};
use crate::http::ground::Path;
use crate::http::site::Site;

/// `GET /follow/{token}`
pub async fn page(site: Site, Path(token): Path<String>) -> Reply {
    Ok(html(pages::follow(&public_frame(&site), &screens::follow(&site.app, &token).await?)))
}

/// `POST /follow/{token}/confirm`
pub async fn confirm(site: Site, Path(token): Path<String>) -> Reply {
    questions::confirm(&site.app, &token).await?;
    Ok(see_other(&format!("/follow/{token}"), None))
}

/// `POST /follow/{token}/stop`
pub async fn stop(site: Site, Path(token): Path<String>) -> Reply {
    questions::stop(&site.app, &token).await?;
    Ok(html(pages::forgotten(&public_frame(&site))))
}
