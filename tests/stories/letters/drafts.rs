//! What a clinician writes before they send it, and what stays when somebody else is asked.

story! {
async fn an_answer_can_be_kept_for_later_and_is_nobody_elses_until_it_is_sent(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let lin = rita.adds_clinician("Dr. Mei Lin").await;
    let asked = world.phone().asks(&session, "How much melatonin?").await;
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    let before = world.question(&asked).await;
    let link = wellspring_core::questions::answer_path(&world.app, &before);
    let phone = world.phone();
    phone.post(&link, &[("text", "Half a milli"), ("step", "keep")]).await.leads();
    phone.opens(&link).await.says("Kept, and not sent yet").says("Half a milli");
    rita.opens(&asked.desk()).await.hides("Half a milli").says("has not written yet");
    let program = world.program("read,desk").await;
    let shown = program.get(&format!("/api/v1/questions/{}", asked.id)).await.is(200).json();
    assert!(shown["proposed_answer"].is_null(), "{shown}");
    assert_eq!(world.question(&asked).await.version, before.version, "nobody's form has become old");
    phone.post(&link, &[("text", ""), ("step", "keep")]).await.leads();
    phone.opens(&link).await.hides("Kept, and not sent yet");
    phone.post(&link, &[("text", &"x".repeat(8_001)), ("step", "keep")]).await.is(422).says("at most 8000");
    phone.post(&link, &[("text", "Half a milligram."), ("step", "send")]).await.leads();
    phone.opens(&link).await.says("Thank you, the team has it").hides("Keep for later");
    rita.opens(&asked.desk()).await.says("Half a milligram.");
    // Sent is sent: a late press on an old page takes nothing back.
    phone.post(&link, &[("text", "Oh"), ("step", "keep")]).await.leads();
    assert_eq!(world.question(&asked).await.proposal(), Some("Half a milligram."));
} }

story! {
async fn what_the_first_clinician_wrote_stays_as_a_note(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let (lin, cole) = (rita.adds_clinician("Dr. Lin").await, rita.adds_clinician("Dr. Cole").await);
    let asked = world.phone().asks(&session, "How much melatonin?").await;
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    let link = wellspring_core::questions::answer_path(&world.app, &world.question(&asked).await);
    world.phone().post(&link, &[("text", "Half a milligram.")]).await.leads();
    rita.handles(&asked, "route", &[("clinician_id", &cole)]).await;
    rita.opens(&asked.desk()).await.says("Dr. Lin").says("Half a milligram.").says("Dr. Cole");
    assert_eq!(world.question(&asked).await.proposal(), None);
} }
