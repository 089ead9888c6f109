-- How well the protocol of each link direction did, window by window.
--
-- Windows of 10 s that overlap [from, to). Ratios of frames need 100 frames: below that one lost
-- frame of a quiet link would look like a broken cable. A window without a frame has no row.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link link and direction
-- @column t_start start of the window, UTC
-- @column utilisation 0..1: 8 x wire_bytes / covered time / capacity of the link at the start of the window; NULL without a capacity
-- @column over_line_rate utilisation is above 1.02: the capacity is wrong or something is counted twice
-- @column stall_ratio 0..1: time without credits / (covered time x halves of known credit base), of the worst channel; NULL without a known base
-- @column stall_excluded_share 0..1: halves of unknown credit base / halves that used the channel, of the worst channel
-- @column retrans_ratio 0..1: retransmitted frames / (first sightings + retransmitted frames)
-- @column loss_up 0..1: (sequence numbers skipped - those that only the tap lost) / first sightings
-- @column loss_down 0..1: NAK episodes / first sightings in order
-- @column gbn_amplification retransmitted frames / max(1, losses): frames sent again per loss, by go-back-N
-- @column ctrl_share 0..1: wire bytes of frames without a message / wire_bytes
-- @column peak_to_mean fullest millisecond / mean of all; NULL below 10 ms with a frame, when not tracked or when several halves share the link
-- @column variation coefficient of variation of the milliseconds, likewise
-- @column idle 0..1: milliseconds without a frame, likewise
-- @column microburst a half alone filled 95 % of a millisecond
-- @column coverage 0..1: covered / asked time x (1 - drops / (frames + drops)) of the node that watched least; NULL when unknown
CREATE OR REPLACE VIEW link_protocol AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    b.new_frames + b.retrans_frames >= 100 AS enough,
    -- NULL, which no condition takes for true, when they were not tracked.
    b.burst_active_bins >= 10 AS spread
SELECT
    b.entity AS link,
    b.t_start AS t_start,
    b.utilisation AS utilisation,
    b.over_line_rate AS over_line_rate,
    arrayReduce('maxOrNull', arrayMap((stalled, known) -> stalled / nullIf(known * toFloat64(b.covered_ns), 0), b.`credits.stall_ns`, b.`credits.known_halves`)) AS stall_ratio,
    arrayReduce('maxOrNull', arrayMap((known, halves) -> (halves - known) / nullIf(halves, 0), b.`credits.known_halves`, b.`credits.halves`)) AS stall_excluded_share,
    if(enough, b.retrans_frames / (b.new_frames + b.retrans_frames), NULL) AS retrans_ratio,
    if(enough, (toInt64(b.gap_frames) - toInt64(b.capture_lost)) / nullIf(b.new_frames, 0), NULL) AS loss_up,
    if(enough, b.nak_episodes / nullIf(b.new_frames - b.fill_frames, 0), NULL) AS loss_down,
    if(enough, b.retrans_frames / greatest(1, b.gap_events, ifNull(b.nak_episodes, 0)), NULL) AS gbn_amplification,
    if(empty(b.`classes.traffic`), NULL, arraySum((class, wire) -> if(class = 'CTRL', wire, 0), b.`classes.traffic`, b.`classes.wire_bytes`) / nullIf(b.wire_bytes, 0)) AS ctrl_share,
    if(spread, b.burst_max_wire_bytes * b.burst_bins / b.burst_sum_wire_bytes, NULL) AS peak_to_mean,
    if(spread, sqrt(greatest(0, b.burst_bins * b.burst_sum_squares / pow(b.burst_sum_wire_bytes, 2) - 1)), NULL) AS variation,
    if(spread, 1 - b.burst_active_bins / b.burst_bins, NULL) AS idle,
    b.microburst AS microburst,
    b.coverage AS coverage
FROM bandwidth AS b FINAL
WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
    AND b.entity_kind = 'LINK'
    AND b.window_ns = 10000000000
    AND b.t_start > range_from - INTERVAL 10 SECOND
    AND b.t_start < range_to
ORDER BY link, t_start
