-- Which captures have been imported.
--
-- Reads the report with which the import of a file ends, so a file whose import is under way or
-- was broken off is not listed yet. A file imported again is listed once.
--
-- @range all
-- @param from DateTime64(9,'UTC') - cases whose frames end before it are left out
-- @param to DateTime64(9,'UTC') - cases whose frames begin at or after it are left out
-- @param case_name String - only this case; empty or * for all
-- @column name the name to ask other queries about
-- @column node the node the frames are attributed to
-- @column file the file's name
-- @column sha256 SHA-256 of the file's bytes, hexadecimal
-- @column frames count: frames read
-- @column tloe_frames count: frames decoded as TLoE
-- @column t_first time of the first frame, UTC
-- @column t_last time of the last frame, UTC
-- @column truncated_at bytes: offset at which a cut file ends in mid-record; NULL when the file is whole
-- @column imported_at when the last import ended, UTC
-- @total frames,tloe_frames
CREATE OR REPLACE VIEW cases AS
SELECT
    assumeNotNull(capture_name) AS name,
    node_id AS node,
    assumeNotNull(capture_file_name) AS file,
    assumeNotNull(capture_sha256) AS sha256,
    assumeNotNull(capture_frames) AS frames,
    assumeNotNull(capture_tloe_frames) AS tloe_frames,
    assumeNotNull(capture_t_first) AS t_first,
    assumeNotNull(capture_t_last) AS t_last,
    capture_truncated_at AS truncated_at,
    t_emit AS imported_at
FROM health FINAL
WHERE ifNull(capture_name, '') != ''
    AND ({case_name:String} IN ('', '*') OR case_name = {case_name:String})
    AND capture_t_last >= {from:DateTime64(9, 'UTC')}
    AND capture_t_first < {to:DateTime64(9, 'UTC')}
ORDER BY name, node, epoch
