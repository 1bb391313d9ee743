-- What a file is was told by whether it has sheets.
UPDATE import_run SET format = format || jsonb_build_object('kind', CASE WHEN cardinality(sheets) = 0 THEN 'text' ELSE 'workbook' END)
WHERE NOT format ? 'kind';
