//! The knowledge base: articles found by motive, case and words, kept version by version, put on one page.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

use chrono::{DateTime, Duration, Utc};
use crm::article::{Article, ArticleQuery, FoundArticle, LinkCase, NewArticle, RetireArticle, SaveArticle, faq_page};
use crm::call::{LogCall, ManualCall};
use crm::case::KeepCase;
use crm::ticket::{NewTicket, OpenTicket, Priority, TicketStep, WorkTicket};
use crm::{CaseId, ContactId, Context, MotiveId, Operation, TicketId};
use decroche_tests::house::{House, noon, person};
use phone::{Direction, Region};

fn words(title: &str, body: &str) -> NewArticle {
    NewArticle { title: title.into(), body: body.into(), ..NewArticle::default() }
}

fn save(house: &House, article: NewArticle) -> Article {
    house.write(SaveArticle { article })
}

fn find(house: &House, query: &ArticleQuery) -> Vec<FoundArticle> {
    house.store.reader().unwrap().articles(query).unwrap()
}

fn told(text: &str) -> ArticleQuery {
    ArticleQuery { text: text.into(), ..ArticleQuery::default() }
}

fn titles(found: &[FoundArticle]) -> Vec<&str> {
    found.iter().map(|found| found.article.title.as_str()).collect()
}

fn motive(house: &House, code: &str) -> MotiveId {
    let motives = house.store.reader().unwrap().motives().unwrap();
    motives.iter().find(|motive| motive.code == code).unwrap().id
}

fn refused<O: Operation>(house: &House, operation: O) -> String {
    house.store.write(operation, &Context::at(noon())).map(|_| ()).unwrap_err().detail().unwrap()
}

/// A solved ticket kept as a case.
fn solved(house: &House, contact: ContactId, subject: &str) -> (TicketId, CaseId) {
    let ticket_id = house.open_ticket(contact, subject, Priority::Normal);
    let step = TicketStep::Resolve { resolution: "Rebranché".into() };
    house.write(WorkTicket { ticket_id, step, call_id: None });
    (ticket_id, house.write(KeepCase { ticket_id, title: None, solution: None }))
}

fn call(house: &House, at: DateTime<Utc>, contact_id: ContactId, motive_id: MotiveId) {
    let call = ManualCall {
        contact_id: Some(contact_id),
        number: None,
        direction: Direction::Inbound,
        started_at: at,
        talk_s: 60,
        outcome_id: None,
        motive_id: Some(motive_id),
        note: None,
    };
    house.write(LogCall { call, region: Region::FR });
}

#[test]
fn an_article_is_found_by_the_words_told_and_says_which() {
    let house = House::new();
    save(&house, words("Redémarrer la box", "Débranchez la box une minute, puis rebranchez."));
    save(&house, words("Lire sa facture", "Le détail est page 2."));
    let found = find(&house, &told("Ma livebox ne redémarre plus"));
    assert_eq!(titles(&found), ["Redémarrer la box"]);
    assert!(found[0].words.contains(&"box".to_owned()), "as the article has it: {:?}", found[0].words);
    assert!(!found[0].same_motive && !found[0].same_case);
    assert!(find(&house, &told("Changer d’adresse")).is_empty());
    assert_eq!(titles(&find(&house, &ArticleQuery::default())), ["Lire sa facture", "Redémarrer la box"]);
}

#[test]
fn the_article_of_the_motive_comes_before_those_that_only_share_words() {
    let house = House::new();
    let billing = motive(&house, "invoice");
    save(&house, words("Box en panne", "Le voyant de la box clignote : redémarrez la box."));
    save(&house, NewArticle { motive_id: Some(billing), ..words("Lire sa facture", "Le détail est page 2.") });
    let query = ArticleQuery { motive_id: Some(billing), ..told("le voyant de la box clignote") };
    let found = find(&house, &query);
    assert_eq!(titles(&found), ["Lire sa facture", "Box en panne"]);
    assert_eq!(found.iter().map(|found| found.same_motive).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn at_most_ten_are_given() {
    let house = House::new();
    for n in 0..14 {
        save(&house, words(&format!("Box, question {n}"), "La box"));
    }
    assert_eq!(find(&house, &told("la box")).len(), 10);
}

#[test]
fn an_article_comes_with_the_case_it_explains_and_no_longer_once_unlinked() {
    let house = House::new();
    let ana = house.add(person("Ana", "Vasseur", &[]));
    let (ticket_id, case_id) = solved(&house, ana, "Imprimante muette");
    let article = save(&house, NewArticle { case_id: Some(case_id), ..words("Brancher le câble", "À droite.") });
    assert_eq!(article.cases, [case_id]);
    let by_ticket = ArticleQuery { ticket_id: Some(ticket_id), ..ArticleQuery::default() };
    let by_case = ArticleQuery { case_id: Some(case_id), ..ArticleQuery::default() };
    for query in [by_ticket.clone(), by_case] {
        let found = find(&house, &query);
        assert_eq!(titles(&found), ["Brancher le câble"]);
        assert!(found[0].same_case);
    }
    let unlinked = house.write(LinkCase { article_id: article.id, case_id, linked: false });
    assert!(unlinked.cases.is_empty() && find(&house, &by_ticket).is_empty());
    let unknown = CaseId::new(noon());
    assert_eq!(refused(&house, LinkCase { article_id: article.id, case_id: unknown, linked: true }), "case");
}

#[test]
fn a_correction_is_the_next_version_and_the_first_can_still_be_read() {
    let house = House::new();
    let first = save(&house, words("Redémarrer", "Une minute."));
    let next = NewArticle { article_id: Some(first.id), ..words("Redémarrer la box", "Deux minutes.") };
    let second = save(&house, next);
    assert_eq!((first.version, second.version, second.id), (1, 2, first.id));
    let reader = house.store.reader().unwrap();
    let bodies: Vec<String> =
        reader.article_versions(first.id).unwrap().into_iter().map(|version| version.body).collect();
    assert_eq!(bodies, ["Deux minutes.", "Une minute."]);
    assert_eq!(reader.article(first.id).unwrap().title, "Redémarrer la box");
    assert_eq!(titles(&find(&house, &ArticleQuery::default())), ["Redémarrer la box"]);
}

#[test]
fn a_retired_article_is_not_proposed_and_can_be_taken_up_again() {
    let house = House::new();
    let article_id = save(&house, words("Redémarrer la box", "Une minute.")).id;
    house.write(RetireArticle { article_id, retired: true });
    assert!(find(&house, &told("la box")).is_empty());
    assert!(find(&house, &ArticleQuery::default())[0].article.retired, "the whole list shows it");
    house.write(RetireArticle { article_id, retired: false });
    assert_eq!(find(&house, &told("la box")).len(), 1);
}

#[test]
fn what_is_no_article_is_refused() {
    let house = House::new();
    let why = |article| refused(&house, SaveArticle { article });
    assert_eq!(why(words(" ", "Texte")), "title.empty");
    assert_eq!(why(words("Titre", "\n")), "body.empty");
    assert_eq!(why(words("Titre", &"a".repeat(16_001))), "body.too_long");
    for url in ["javascript:alert(1)", "exemple.fr/faq", "https://", "https://exemple.fr/ x", "https://e.fr/\"x"] {
        assert_eq!(why(NewArticle { url: Some(url.into()), ..words("Titre", "Texte") }), "url.not_a_link", "{url}");
    }
    let unknown = save(&House::new(), words("Ailleurs", "Texte")).id;
    assert_eq!(why(NewArticle { article_id: Some(unknown), ..words("Titre", "Texte") }), "article");
    let kept = save(&house, NewArticle { url: Some("https://exemple.fr/faq#1".into()), ..words("Titre", "Texte") });
    assert_eq!(kept.url.as_deref(), Some("https://exemple.fr/faq#1"));
}

#[test]
fn a_motive_that_comes_back_without_an_article_is_counted_calls_and_tickets() {
    let house = House::new();
    let ana = house.add(person("Ana", "Vasseur", &[]));
    let (billing, incident) = (motive(&house, "invoice"), motive(&house, "incident"));
    for day in 1..=4 {
        call(&house, noon() - Duration::days(day), ana, billing);
        call(&house, noon() - Duration::days(day), ana, incident);
    }
    // Before the period: it does not count.
    call(&house, noon() - Duration::days(40), ana, incident);
    let missing = |days| house.store.reader().unwrap().motives_without_article(days, noon()).unwrap();
    assert!(missing(30).is_empty(), "four times is not five");
    for motive_id in [billing, billing, incident] {
        let (subject, description) = ("Question".to_owned(), String::new());
        let (category, call_id, priority) = (None, None, Priority::Normal);
        let motive_id = Some(motive_id);
        let ticket = NewTicket { contact_id: ana, subject, description, priority, motive_id, category, call_id };
        house.write(OpenTicket { ticket });
    }
    let counted: Vec<_> = missing(30).iter().map(|line| (line.motive_id, line.calls, line.tickets)).collect();
    assert_eq!(counted, [(billing, 4, 2), (incident, 4, 1)]);
    assert_eq!(missing(60)[1].calls, 5);

    let article = save(&house, NewArticle { motive_id: Some(billing), ..words("Lire sa facture", "Page 2.") });
    assert_eq!(missing(30).len(), 1);
    house.write(RetireArticle { article_id: article.id, retired: true });
    assert_eq!(missing(30).len(), 2, "a retired article answers nothing");
}

#[test]
fn the_faq_page_keeps_hostile_text_as_text_and_holds_no_script_nor_anything_to_fetch() {
    let house = House::new();
    let hostile = "<script>alert(1)</script>\n- \"><img src=x onerror=alert(1)>\n- l'autre & la suite";
    save(&house, words("</title><script src=//mal.example></script>", hostile));
    let retired = save(&house, words("Périmé", "Ancien")).id;
    house.write(RetireArticle { article_id: retired, retired: true });
    let articles: Vec<Article> =
        find(&house, &ArticleQuery::default()).into_iter().map(|found| found.article).collect();
    let page = faq_page(&articles, "Maison <b>Durand</b> & fils");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"fr\">"));
    for bad in ["<script", "<img", "<b>", "<link", "<iframe", " src=", "http://", "https://", "url(", "@import"] {
        let bare = page.replace("&lt;script src=", "").replace("&lt;img src=", "");
        assert!(!bare.contains(bad), "{bad} in {page}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("<li>l&#39;autre &amp; la suite</li>"));
    assert!(page.contains("<title>Questions fréquentes, Maison &lt;b&gt;Durand&lt;/b&gt; &amp; fils</title>"));
    assert!(page.contains("<a href=\"#a1\">") && page.contains("<h2 id=\"a1\">"), "a table of contents");
    assert!(!page.contains("Périmé"));
    assert!(faq_page(&[], " ").contains("<h1>Questions fréquentes</h1>"));
}
