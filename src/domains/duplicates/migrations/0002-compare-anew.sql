-- Pairs that an earlier matcher weighed, and records of a company's own types, which none has: all are compared again, behind.
INSERT INTO match_due (record_id, record)
SELECT id, record FROM entity WHERE NOT deleted AND (record IN ('person', 'company') OR record LIKE 'x\_%')
ON CONFLICT DO NOTHING;
