//! The French help of scores and the figures of a base.

/// Path, words.
#[rustfmt::skip]
pub const HELP: &[(&str, &str)] = &[
    ("score quantify", "Du premier contact au premier achat, achat et réachat, chacun avec son n. JSON : {by, from, to, all:{people, buyers, again, median_days:{value, n}, purchase_rate:{value, n}, repurchase_rate:{value, n}}, items:[{key, name, …}], clients_before}"),
    ("score quantify from", "Premiers contacts depuis ce jour"),
    ("score quantify to", "Premiers contacts jusqu’à ce jour compris"),
    ("score quantify by", "Selon quoi partager : origine, premier canal, nombre de contacts avant l’achat, campagne (canal)"),
    ("score contact", "Quatre notes d’une personne, avec leurs raisons. JSON : {contact_id, at, fit, interest, answer, expected_value}, chacune {value, reasons:[{code, …}]} ; sans cible ou sans produit, la note est null"),
    ("score contact segment", "La cible : un segment, par son nom ou son identifiant, ou une règle"),
    ("score contact product", "Le produit : sa référence, son nom ou son identifiant"),
    ("score contact at", "À ce moment : l’appel serait passé alors, et ce qui est plus tardif n’est pas vu (maintenant)"),
];
