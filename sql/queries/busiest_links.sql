-- Which link directions moved the most bytes.
--
-- Sums the 1 s windows that overlap [from, to). A link is a direction of a link of the inventory,
-- or, where the inventory names none, a tap, a connection and a direction.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param top UInt32 10 how many links at most
-- @column link link and direction
-- @column frames count: frames of any kind, repeats included
-- @column messages count: TileLink messages in frames seen for the first time
-- @column retrans_frames count: frames that repeat a sequence number already seen
-- @column wire_bytes bytes: sum of max(length without FCS, 60) + 24 over all frames
-- @column goodput_bytes bytes: data carried by messages in frames seen for the first time
-- @column coverage 0..1: sum(coverage x span) / sum(span) over the windows summed; a window of unknown coverage counts as not covered; NULL when none is known
-- @total frames,messages,retrans_frames,wire_bytes,goodput_bytes
CREATE OR REPLACE VIEW busiest_links AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to
SELECT
    entity AS link,
    sum(b.frames) AS frames,
    sum(b.messages) AS messages,
    sum(b.retrans_frames) AS retrans_frames,
    sum(b.wire_bytes) AS wire_bytes,
    sum(b.goodput_bytes) AS goodput_bytes,
    if(count(b.coverage) = 0, NULL, sum(ifNull(b.coverage, 0) * b.span_ns) / nullIf(sum(b.span_ns), 0)) AS coverage
FROM bandwidth AS b FINAL
WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
    AND b.entity_kind = 'LINK'
    AND b.window_ns = 1000000000
    AND b.t_start > range_from - INTERVAL 1 SECOND
    AND b.t_start < range_to
GROUP BY b.entity
ORDER BY wire_bytes DESC, link
LIMIT {top:UInt32}
