-- How much of what each link direction carried was data, and what the rest was.
--
-- Sums windows that overlap [from, to): of an hour when the range is two days or longer, of 60 s when it
-- is an hour or longer, else of 10 s.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link link and direction
-- @column wire_bytes bytes: sum of max(length without FCS, 60) + 24 over all frames
-- @column goodput_bytes bytes: data carried by messages in frames seen for the first time
-- @column efficiency 0..1: goodput_bytes / wire_bytes; NULL when nothing was carried
-- @column retrans_share 0..1: wire bytes of frames sent again / wire_bytes; NULL likewise
-- @column ctrl_share 0..1: wire bytes of frames without a message / wire_bytes; NULL when classes are not told
-- @column framing_share 0..1: the rest: headers of messages and frames, padding and gaps; NULL when ctrl_share is
-- @column mean_frame_bytes bytes: frame bytes with FCS / frames; NULL without a frame
-- @column messages_per_frame messages / frames seen for the first time: how well they are packed; NULL without one
-- @column coverage 0..1: sum(coverage x span) / sum(span) over the windows summed, one of unknown coverage counting as not covered; NULL when none is known
-- @total wire_bytes,goodput_bytes
CREATE OR REPLACE VIEW link_efficiency AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    if(dateDiff('second', range_from, range_to) >= 3600, 60, 10) AS stored_s,
    -- Of weeks the hours that have been computed are read, up to the last of them.
    (
        SELECT max(t_end)
        FROM bandwidth FINAL
        WHERE case_name = '' AND {case_name:String} = '' AND dateDiff('hour', range_from, range_to) >= 48
            AND entity_kind = 'LINK' AND window_ns = 3600000000000 AND t_start < range_to
    ) AS computed_to,
    toUnixTimestamp64Nano(range_from) + positiveModulo(-toUnixTimestamp64Nano(range_from), 3600000000000) AS hours_from_ns,
    least(toUnixTimestamp64Nano(range_to) - positiveModulo(toUnixTimestamp64Nano(range_to), 3600000000000), toUnixTimestamp64Nano(computed_to)) AS hours_to_ns,
    if(hours_from_ns < hours_to_ns, fromUnixTimestamp64Nano(hours_from_ns, 'UTC'), range_to) AS hours_from,
    if(hours_from_ns < hours_to_ns, fromUnixTimestamp64Nano(hours_to_ns, 'UTC'), range_to) AS hours_to,
    sums AS
    (
        SELECT
            b.case_name AS case_name,
            b.entity AS link,
            sum(b.frames) AS frames,
            sum(b.new_frames) AS new_frames,
            sum(b.messages) AS messages,
            sum(b.frame_bytes) AS frame_bytes,
            sum(b.wire_bytes) AS wire_bytes,
            sum(b.goodput_bytes) AS goodput_bytes,
            sum(b.retrans_wire_bytes) AS again,
            if(countIf(empty(b.`classes.traffic`) AND b.wire_bytes > 0) > 0, NULL,
                sum(arraySum((class, wire) -> if(class = 'CTRL', wire, 0), b.`classes.traffic`, b.`classes.wire_bytes`))) AS ctrl,
            if(count(b.coverage) = 0, NULL, sum(ifNull(b.coverage, 0) * b.span_ns) / nullIf(sum(b.span_ns), 0)) AS coverage
        FROM bandwidth AS b FINAL
        WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
            AND b.entity_kind = 'LINK'
            AND ((b.window_ns = 3600000000000 AND b.t_start >= hours_from AND b.t_start < hours_to)
                OR (b.window_ns = stored_s * 1000000000 AND b.t_start > range_from - toIntervalSecond(stored_s) AND b.t_start < hours_from)
                OR (b.window_ns = stored_s * 1000000000 AND b.t_start >= hours_to AND b.t_start < range_to))
        GROUP BY case_name, link
    )
SELECT
    s.link AS link,
    s.wire_bytes AS wire_bytes,
    s.goodput_bytes AS goodput_bytes,
    s.goodput_bytes / nullIf(s.wire_bytes, 0) AS efficiency,
    s.again / nullIf(s.wire_bytes, 0) AS retrans_share,
    s.ctrl / nullIf(s.wire_bytes, 0) AS ctrl_share,
    1 - efficiency - retrans_share - ctrl_share AS framing_share,
    if(s.frame_bytes = 0, NULL, s.frame_bytes / nullIf(s.frames, 0)) AS mean_frame_bytes,
    s.messages / nullIf(s.new_frames, 0) AS messages_per_frame,
    s.coverage AS coverage
FROM sums AS s
ORDER BY efficiency NULLS LAST, s.case_name, link
