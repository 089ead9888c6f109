-- Which TileLink operations the fabric carried.
--
-- Sums the intervals that overlap [from, to), counting messages in frames seen for the first time.
-- A half that several taps saw counts once: by the tap that saw most of its frames.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column channel TileLink channel, A to E
-- @column operation channel and message, such as A.Get or D.AccessAckData
-- @column messages count: messages
-- @column flits count: words of 8 bytes, message headers included
-- @column payload_bytes bytes: data the messages carried
-- @column coverage 0..1: covered time / reported time x (1 - drops / (frames + drops)) over the heartbeats of all nodes in the range; NULL without heartbeats
-- @total messages,flits,payload_bytes
CREATE OR REPLACE VIEW operations AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    seen AS
    (
        SELECT *
        FROM flow FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
    ),
    primary_taps AS
    (
        SELECT conn_id, dir, argMax(tap_id, (tap_frames, tap_id))
        FROM (SELECT conn_id, dir, tap_id, sum(frames) AS tap_frames FROM seen GROUP BY conn_id, dir, tap_id)
        GROUP BY conn_id, dir
    ),
    counted AS
    (
        SELECT
            message_channel,
            message_opcode,
            sum(message_count) AS messages,
            sum(message_flits) AS flits,
            sum(message_payload) AS payload_bytes
        FROM seen
        ARRAY JOIN
            `messages.channel` AS message_channel,
            `messages.opcode` AS message_opcode,
            `messages.count` AS message_count,
            `messages.flits` AS message_flits,
            `messages.payload_bytes` AS message_payload
        WHERE (conn_id, dir, tap_id) IN primary_taps
        GROUP BY message_channel, message_opcode
    ),
    watched AS
    (
        SELECT
            sum(covered_ns) / nullIf(sum(toUnixTimestamp64Nano(t_end) - toUnixTimestamp64Nano(t_start)), 0)
                * (1 - sum(ifNull(drops, 0)) / greatest(sum(frames) + sum(ifNull(drops, 0)), 1)) AS watched_share
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
    ),
    [
        ['PutFullData', 'PutPartialData', 'ArithmeticData', 'LogicalData', 'Get', 'Intent', 'AcquireBlock', 'AcquirePerm'],
        ['PutFullData', 'PutPartialData', 'ArithmeticData', 'LogicalData', 'Get', 'Intent', 'ProbeBlock', 'ProbePerm'],
        ['AccessAck', 'AccessAckData', 'HintAck', '', 'ProbeAck', 'ProbeAckData', 'Release', 'ReleaseData'],
        ['AccessAck', 'AccessAckData', 'HintAck', '', 'Grant', 'GrantData', 'ReleaseAck', ''],
        ['GrantAck']
    ] AS names
SELECT
    substring('ABCDE', message_channel, 1) AS channel,
    concat(
        channel,
        '.',
        if(names[message_channel][message_opcode + 1] = '',
            concat('opcode ', toString(message_opcode)),
            names[message_channel][message_opcode + 1])) AS operation,
    messages,
    flits,
    payload_bytes,
    (SELECT watched_share FROM watched) AS coverage
FROM counted
ORDER BY message_channel, message_opcode
