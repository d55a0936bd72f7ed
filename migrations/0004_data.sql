-- Data one can trust: imports that can be taken back, duplicates and merges, segments, scores, the rights of a person,
-- the safety of the file.

-- ───────────────────────────────────────────────────────── imports

-- ───────────────────────────────────────────────────────── duplicates and merges

-- ───────────────────────────────────────────────────────── segments

-- ───────────────────────────────────────────────────────── scores

-- ───────────────────────────────────────────────────────── the rights of a person

-- ───────────────────────────────────────────────────────── the safety of the file
