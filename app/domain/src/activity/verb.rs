//! Everything that is done to things, in words.

use crate::words;

words! {
    /// What was done. The words are what the record keeps, and what the API tells.
    Verb {
        /// Made.
        Created = "created",
        /// Changed.
        Edited = "edited",
        /// Deleted.
        Deleted = "deleted",
        /// Brought in.
        Imported = "imported",
        /// Scheduled.
        Scheduled = "scheduled",
        /// Given another time.
        Rescheduled = "rescheduled",
        /// Called off.
        Cancelled = "cancelled",
        /// Over.
        Ended = "ended",
        /// On air.
        WentLive = "went live",
        /// The desk set how questions are taken.
        SetForQuestions = "set for questions",
        /// The reader of signs found something in a question.
        RaisedAnAlarm = "raised an alarm",
        /// A person marked a question as urgent.
        MarkedUrgent = "marked as urgent",
        /// Somebody is on it.
        SawTheAlarm = "saw the alarm",
        /// Somebody on the ladder was called.
        CalledForHelp = "called",
        /// A webhook was called beside whoever is on the ladder.
        CalledThePager = "called the pager",
        /// Nobody on the ladder could be called.
        FoundNobody = "found nobody to call",
        /// It is no emergency, as one person says.
        SaidNoEmergency = "said that it is no emergency",
        /// How it ended, as one person says.
        ClosedTheAlarm = "said how the alarm ended",
        /// A second person agrees.
        AgreedOnTheEnd = "agreed on how the alarm ended",
        /// It has not ended after all.
        ReopenedTheAlarm = "took the end of the alarm back",
        /// An alarm is over.
        AlarmOver = "alarm over",
        /// An asker took out what could say who they are.
        TookMarksOut = "took out what could say who they are",
        /// An asker wants nobody but the desk to see it.
        MadeItPrivate = "made it private",
        /// An asker let stand what could say who they are.
        KeptMarks = "kept what could say who they are",
        /// A person let stand what was marked in a public text.
        ConfirmedMarks = "confirmed what was marked",
        /// Who is on duty was set.
        SetTheRota = "set who is on duty",
        /// How long things are kept was set.
        SetRetention = "set how long things are kept",
        /// How soon things are answered was set.
        SetTargets = "set response targets",
        /// The desk brought in what somebody had said elsewhere.
        BroughtIn = "brought in",
        /// Somebody was told that half of its time is over, or all of it.
        Reminded = "reminded",
        /// Targets, hours or holidays changed, and its clocks with them.
        ClockMoved = "clocks moved",
        /// Newer zone data gave it another instant.
        MovedByZoneData = "moved by new zone data",
        /// What waited was told at once.
        HadEverybodyTold = "had everybody told at once",
        /// Questions of a webinar tool were brought in.
        ImportedQuestions = "imported questions",
        /// A clinician was asked to a session.
        ProposedAClinician = "proposed a clinician",
        /// The team noted a yes.
        ConfirmedAClinician = "confirmed a clinician",
        /// The team noted a no.
        NotedARefusal = "noted a refusal",
        /// The team took a request back.
        WithdrewAProposal = "withdrew a proposal",
        /// A clinician said yes.
        ConfirmedTheirPart = "confirmed their part",
        /// A clinician said no.
        DeclinedTheirPart = "declined their part",
        /// A clinician suggested another time.
        AskedForAnotherTime = "asked for another time",
        /// A clinician named somebody else.
        NamedAColleague = "named a colleague",
        /// A slot's link was made anew, on its session's record.
        MadeANewLink = "made a new link for a clinician",
        /// A slot was proposed.
        Proposed = "proposed",
        /// A slot was confirmed.
        Confirmed = "confirmed",
        /// A slot was declined.
        Declined = "declined",
        /// A clinician was asked by mail.
        InvitedByMail = "invited by mail",
        /// A clinician was told what is another.
        ToldOfAChange = "told of a change by mail",
        /// A clinician was told that it does not take place.
        ToldOfTheCancellation = "told of the cancellation by mail",
        /// A clinician's calendar was given the time to which they agreed elsewhere.
        SentTheConfirmedTime = "sent the confirmed time by mail",
        /// An invitation was taken out of the calendar of who declined elsewhere.
        TookTheInvitationBack = "took the invitation back by mail",
        /// An invitation goes to another address now.
        ToldTheOldAddress = "told the old address by mail",
        /// A reply by mail spoke of how it was before.
        AnsweredAnOlderLetter = "answered an older letter",
        /// A reply by mail was written before what they said since.
        SaidSomethingElseSince = "had answered otherwise before, by mail",
        /// A reply by mail came too late.
        AnsweredTooLate = "answered by mail when it was over",
        /// A reply by mail to what the team had taken back.
        AnsweredWhatWasTakenBack = "answered by mail what the team had taken back",
        /// A reply by mail to a session that was called off.
        AnsweredWhatWasCalledOff = "answered by mail after it was called off",
        /// A yes by mail after a no, of somebody who has another slot then.
        SaidYesButIsTaken = "said yes by mail, but is in another session then",
        /// An answer by mail from an address that is not theirs.
        AnsweredFromElsewhere = "brought in an answer by mail from another address",
        /// The team does not take such an answer as theirs.
        LeftAnAnswerOut = "left out an answer from another address",
        /// A reply by mail said maybe.
        SaidMaybe = "said maybe by mail",
        /// A few words beside a yes.
        AddedWords = "added a few words by mail",
        /// A new link; the old one stopped working.
        LinkRenewed = "link renewed",
        /// A new feed address; the old one stopped working.
        FeedRenewed = "feed renewed",
        /// What a feed shows was changed.
        FeedChanged = "feed changed",
        /// Days away were noted.
        LeaveAdded = "leave added",
        /// Days away were taken back.
        LeaveRemoved = "leave removed",
        /// Somebody may act for a clinician.
        AssistantAdded = "assistant added",
        /// Somebody may no longer act for a clinician.
        AssistantRemoved = "assistant removed",
        /// A new link for an assistant.
        AssistantLinkRenewed = "assistant link renewed",
        /// An address to read busy times from.
        BusyCalendarGiven = "busy calendar given",
        /// That address was taken back.
        BusyCalendarRemoved = "busy calendar removed",
        /// A file of busy times.
        BusyTimesImported = "busy times imported",
        /// A stranger asked.
        Received = "received",
        /// A person took it in hand.
        Acknowledged = "acknowledged",
        /// Somebody of ours sees it to its end from now on.
        Assigned = "gave it to",
        /// Nobody in particular looks after it any more.
        Unassigned = "gave it back to the team",
        /// Whoever looked after it is away, or gone: it is the team's again.
        CameBack = "came back to the team",
        /// A clinician was asked to answer.
        Routed = "routed",
        /// A clinician wrote an answer for the desk.
        AnswerProposed = "answer proposed",
        /// Answered in writing.
        Answered = "answered",
        /// Answered for all to read.
        AnsweredInPublic = "answered in public",
        /// Answered aloud in the session.
        AnsweredLive = "answered live",
        /// Answered with the question that it was joined with.
        AnsweredWithAnother = "answered with another",
        /// The answer was made public.
        AnswerPublished = "answer published",
        /// Somebody looked at a published answer: it holds.
        AnswerReviewed = "reviewed the answer",
        /// Made public.
        Published = "published",
        /// Taken off the public pages.
        Held = "held",
        /// Its asker is to be reached in person.
        TakenOffline = "took offline",
        /// The asker said how they can be reached, and agreed to it.
        SaidHowToReachThem = "said how they can be reached",
        /// They were reached.
        ReachedThem = "reached them",
        /// They were tried in vain.
        TriedThem = "tried to reach them",
        /// Whoever took it up is done.
        Settled = "closed the handoff",
        /// Its next step was due, and was not done.
        Rested = "rested: told",
        /// Ended without an answer.
        Dismissed = "dismissed",
        /// In hand again.
        Reopened = "reopened",
        /// Its asker wrote once more.
        FollowedUp = "wrote once more",
        /// Its asker says that the answer helped.
        SaidItHelped = "said that it helped",
        /// Its asker says that the answer did not help.
        SaidItDidNotHelp = "said that it did not help",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Every word of it is gone, but for what was cleared for everybody and may stay.
        Erased = "erased",
        /// Its time was over: the same.
        Lapsed = "erased when its time was over",
        /// The time of a name and an address was over.
        ForgotWhoAsked = "let go of who asked",
        /// Nothing of it is erased before a legal hold ends.
        SetAHold = "set a legal hold",
        /// Such a hold has ended before its time.
        EndedAHold = "ended a legal hold",
        /// Its words go as soon as an alarm or a hold lets them.
        ToBeErased = "to be erased",
        /// An internal note.
        Noted = "noted",
        /// Somebody else wants the answer by mail.
        Followed = "followed",
        /// The owner of an address said that they want an answer there.
        ConfirmedTheirAddress = "confirmed their address",
        /// The owner of an address wants no answer there.
        StoppedFollowing = "stopped following",
        /// An asker made another link to their page.
        ReplacedTheirLink = "replaced their link",
        /// The asker left an address, or another one.
        LeftAnAddress = "left an address",
        /// The asker took their address back.
        TookTheirAddressBack = "took their address back",
        /// The link to their page went to the address that the asker left.
        SentTheLink = "sent the link again",
        /// A voter said that it should not stand there.
        Reported = "reported",
        /// A voter's report was a slip.
        TookAReportBack = "took a report back",
        /// Votes that came in a burst were left out.
        LeftVotesOut = "left votes out",
        /// Votes that came in a burst were counted.
        CountedVotes = "counted votes in",
        /// Joined with a question that asks the same.
        Joined = "joined",
        /// No longer joined.
        Parted = "parted",
        /// Others were joined with it.
        OthersJoined = "others joined",
        /// Others are no longer joined with it.
        OthersParted = "others parted",
        /// Next in line.
        PutInLine = "put in line",
        /// Further ahead in line.
        MovedUp = "moved up",
        /// Being answered now.
        PutOnStage = "put on stage",
        /// Set aside for later in the talk.
        SetAside = "set aside",
        /// Out of the line.
        PutBack = "put back",
        /// To be answered after the talk.
        PutOff = "put off",
        /// Going live was taken back.
        NotYetLive = "not live yet",
        /// Ending was taken back.
        Resumed = "goes on",
        /// Giving up, or taking back, was taken back.
        Restored = "restored",
        /// Handed to reviewers.
        Submitted = "submitted",
        /// A reviewer approved just this text.
        Approved = "approved",
        /// Not offered any more.
        Retired = "retired",
        /// Offered again.
        BroughtBack = "brought back",
        /// A reviewer asked for another text.
        AskedForChanges = "asked for changes",
        /// Changed after its approval.
        NeedsApprovalAgain = "edited, so it needs approval again",
        /// Its minute had passed by too much.
        WasLate = "was late, so a person is asked",
        /// Its minute came before it was ready.
        MissedItsTime = "missed its time",
        /// All of a campaign was moved.
        Moved = "moved",
        /// A series went along.
        MovedWithItsCampaign = "moved with its campaign",
        /// A series begins where another ended.
        SplitOff = "split off",
        /// A series goes on as another.
        EndedAndGoesOn = "ended, and goes on as another",
        /// New dates of an endless series.
        KeptAhead = "was kept a year ahead",
        /// A calendar was brought in.
        ImportedACalendar = "imported a calendar",
        /// A table was brought in.
        ImportedATable = "imported a table",
        /// A member of staff was added.
        Added = "added",
        /// They may not sign in.
        Disabled = "disabled",
        /// They may sign in again.
        Enabled = "enabled",
        /// A one-time link for a password.
        LinkIssued = "link_issued",
        /// The link for the first administrator.
        SetupLinkIssued = "setup_link_issued",
        /// A password was set by a one-time link.
        PasswordSet = "password_set",
        /// The first administrator came in.
        SetUp = "set_up",
        /// They have another role.
        RoleChanged = "role_changed",
        /// They chose another password themselves.
        PasswordChanged = "password_changed",
        /// Clocks are written for them with 12 or 24 hours.
        ClockChosen = "clock chosen",
        /// What is written for them is in another language.
        LanguageChosen = "language chosen",
        /// They ended a sign-in of theirs somewhere else.
        SignInEnded = "sign_in_ended",
        /// Somebody tried to sign in, and could not.
        FailedToSignIn = "failed_to_sign_in",
        /// Signed in.
        SignedIn = "signed_in",
        /// Signed out.
        SignedOut = "signed_out",
        /// What is not everybody's was read: a question as it was asked.
        Read = "read",
        /// The same, of many questions at once.
        ReadQuestions = "read questions",
        /// A copy was taken.
        Exported = "exported",
        /// A token was ended.
        Revoked = "revoked",
        /// A test letter.
        SentAsATest = "sent as a test",
        /// A letter goes out again.
        SentOnceMore = "sent once more",
        /// A letter had arrived.
        NotedAsArrived = "noted as arrived",
        /// A letter was let go.
        Dropped = "dropped",
    }
}

impl Verb {
    /// Whether it is the desk's matter alone: an alarm, what an asker wrote back, whose it is, what was taken offline.
    pub fn is_of_the_desk(self) -> bool {
        let back = matches!(self, Self::FollowedUp | Self::SaidItHelped | Self::SaidItDidNotHelp);
        let owner = matches!(self, Self::Assigned | Self::Unassigned | Self::CameBack);
        let offline = matches!(
            self,
            Self::TakenOffline
                | Self::SaidHowToReachThem
                | Self::ReachedThem
                | Self::TriedThem
                | Self::Settled
                | Self::Rested
        );
        back || owner || offline || self.is_of_an_alarm()
    }

    fn is_of_an_alarm(self) -> bool {
        matches!(
            self,
            Self::RaisedAnAlarm
                | Self::MarkedUrgent
                | Self::SawTheAlarm
                | Self::CalledForHelp
                | Self::CalledThePager
                | Self::FoundNobody
                | Self::SaidNoEmergency
                | Self::ClosedTheAlarm
                | Self::AgreedOnTheEnd
                | Self::ReopenedTheAlarm
                | Self::AlarmOver
        )
    }
}
