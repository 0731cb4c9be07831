-- Views over the tables, ready for questions.

-- Every amount that a study gave, with the study.
CREATE VIEW v_study_doses AS
SELECT s.id AS study, n.label AS study_label, s.design, s.year_from AS year, s.size_high AS size, s.population,
       d.substance, d.identifier AS substance_identifier, d.role, d.amount_low, d.amount_high, d.unit,
       d.day_low, d.day_high, d.day_unit, d.duration, d.route
FROM doses_given g
JOIN studies s ON s.id = g.study
JOIN nodes n ON n.id = s.id
JOIN dosages d ON d.id = g.dosage
ORDER BY s.id, d.id;

-- Every claim with its article, its place and its study.
CREATE VIEW v_claims AS
SELECT c.id AS claim, a.record AS article, a.title, c.subject, c.relation, c.object, c.comparator, c.direction, c.valence, c.denied,
       c.certainty, c.claim_kind, c.study, s.design, c.quote, p.start, p."end"
FROM claims c
JOIN articles a ON a.id = c.article
JOIN spans p ON p.id = c.span
LEFT JOIN studies s ON s.id = c.study
ORDER BY a.record, p.start, p."end", c.id;

-- Every proposition with the names of what it is about and its verdict.
CREATE VIEW v_propositions AS
SELECT p.id AS proposition, p.name, s.name AS subject, p.effect, o.name AS object, k.name AS comparator, p.family,
       p.studies_support, p.studies_dispute, p.studies_neutral, p.reviews_support, p.reviews_dispute,
       p.statements_support, p.statements_dispute, p.belief, p.belief_refined, p.verdict, p.reasons
FROM propositions p
JOIN concepts s ON s.id = p.subject
JOIN concepts o ON o.id = p.object
LEFT JOIN concepts k ON k.id = p.comparator
ORDER BY p.name, p.id;

-- Who supports and who disputes a proposition, in the article's words.
CREATE VIEW v_stances AS
SELECT p.name AS proposition_name, t.stance, c.claim, c.article, c.quote, c.study, c.design, c.certainty, p.id AS proposition
FROM stances t
JOIN propositions p ON p.id = t.proposition
JOIN v_claims c ON c.claim = t.claim
ORDER BY p.name, t.stance, c.article, c.start, c.claim;

-- What articles tell differently of one study.
CREATE VIEW v_disagreements AS
SELECT v.study, n.label AS study_label, v.field, v.value, a.record AS article
FROM study_values v
JOIN nodes n ON n.id = v.study
JOIN articles a ON a.id = v.article
WHERE v.disagree
ORDER BY v.study, v.field, v.position;

-- Studies on opposite sides of a proposition, and in what they differ.
CREATE VIEW v_contradictions AS
SELECT p.name AS proposition, x.label AS supporting, y.label AS disputing, k.field,
       k.supporting AS supporting_value, k.disputing AS disputing_value, c.id AS contradiction
FROM contradictions c
JOIN propositions p ON p.id = c.proposition
JOIN nodes x ON x.id = c.supporting
JOIN nodes y ON y.id = c.disputing
LEFT JOIN contradiction_causes k ON k.contradiction = c.id
ORDER BY p.name, c.id, k.position;

-- Amounts above a stated limit, with who recommends or gives them.
CREATE VIEW v_exceeded_limits AS
SELECT d.label AS amount, l.label AS limit_label, e.amount AS per_day, e."limit" AS limit_per_day, e.unit, e.same_basis,
       a.record AS article, p.quote
FROM exceeded_limits e
JOIN nodes d ON d.id = e.dosage
JOIN nodes l ON l.id = e.limit_dosage
LEFT JOIN evidence v ON v.edge = e.id
LEFT JOIN spans p ON p.id = v.span
LEFT JOIN articles a ON a.id = p.article
ORDER BY e.id, v.position;
