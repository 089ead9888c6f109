-- Where and when events went missing, and why: interval by interval of each stream of each node.
--
-- Intervals of the given length in UTC in which a report within [from, to) of the node ends. An
-- interval's events are those announced since the report before it, looked for from an hour before
-- the range, without one since its epoch began. Each number counts once: as received, else as declared
-- lost, else as blind, else as missing. announced = received + declared_lost + blind + missing. An
-- event that is not accounted for today may be tomorrow: declarations follow losses.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live nodes, * for everything
-- @param interval UInt32 60 length of an interval in seconds
-- @column node the reporting node
-- @column epoch the collector process: its start in ns, or for a case 64 bits of the hash of the file
-- @column stream number of the stream: kind of event x 256 + shard
-- @column events kind of event the stream carries
-- @column t_start start of the interval, UTC
-- @column announced count: events sent in it
-- @column received count: those of them that arrived
-- @column declared_lost count: not received, and declared lost by the node
-- @column reasons why, as declared: reason to count of the numbers it was given for; several may be given for one
-- @column blind count: neither received nor declared lost, and of the end of a process that was killed
-- @column missing count: announced - received - declared_lost - blind
-- @column coverage 0..1: received / announced; NULL when nothing was announced
-- @total announced,received,declared_lost,blind,missing
CREATE OR REPLACE VIEW loss_ledger AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    toInt64({interval:UInt32}) * 1000000000 AS length_ns,
    marks AS
    (
        SELECT
            case_name, node_id, boot_id, epoch, stream_number,
            -- Integers, because interval functions stop at 1970 and lose the nanoseconds.
            toUnixTimestamp64Nano(t_end) - positiveModulo(toUnixTimestamp64Nano(t_end), length_ns) AS start_ns,
            t_end >= range_from AS asked,
            max(said_seq) AS last_seq
        FROM health FINAL
        ARRAY JOIN `streams.stream` AS stream_number, `streams.last_seq` AS said_seq
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start > range_from - INTERVAL 1 HOUR
            AND t_start < range_to
            AND t_end < range_to
        GROUP BY case_name, node_id, boot_id, epoch, stream_number, start_ns, asked
    ),
    -- Numbers as signed 128 bits: one may be 2^64 - 1, and the one before the first is -1.
    pieces AS
    (
        SELECT
            case_name, node_id, boot_id, epoch, stream_number, start_ns, asked,
            toInt128(max(last_seq) OVER up_to_here) AS seq_to,
            ifNull(max(toNullable(toInt128(last_seq))) OVER before, toInt128(-1)) + 1 AS seq_from
        FROM marks
        WINDOW
            up_to_here AS (
                PARTITION BY case_name, node_id, boot_id, epoch, stream_number
                ORDER BY asked, start_ns ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
            before AS (
                PARTITION BY case_name, node_id, boot_id, epoch, stream_number
                ORDER BY asked, start_ns ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ),
    intervals AS
    (
        SELECT * FROM pieces WHERE asked
    ),
    asked_epochs AS
    (
        SELECT case_name, node_id, boot_id, epoch
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start > range_from - INTERVAL 1 HOUR
            AND t_start < range_to
            AND t_end < range_to
    ),
    declared AS
    (
        SELECT
            case_name, node_id, lost_boot AS boot_id, lost_epoch AS epoch, lost_stream AS stream_number,
            toInt128(first_seq) AS seq_from, toInt128(last_seq) AS seq_to, why
        FROM
        (
            SELECT case_name, node_id, lost_boot, lost_epoch, lost_stream, first_seq, last_seq, toString(why) AS why
            FROM health FINAL
            ARRAY JOIN
                `losses.boot_id` AS lost_boot,
                `losses.epoch` AS lost_epoch,
                `losses.stream` AS lost_stream,
                `losses.first_seq` AS first_seq,
                `losses.last_seq` AS last_seq,
                `losses.reason` AS why
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND length(`losses.boot_id`) > 0
        )
        GROUP BY case_name, node_id, boot_id, epoch, stream_number, seq_from, seq_to, why
    ),
    ended AS
    (
        SELECT
            case_name, node_id, blind_boot AS boot_id, blind_epoch AS epoch,
            any(mapFromArrays(blind_streams, blind_seqs)) AS safe
        FROM health FINAL
        ARRAY JOIN
            `blinds.boot_id` AS blind_boot,
            `blinds.epoch` AS blind_epoch,
            `blinds.streams` AS blind_streams,
            `blinds.safe_seqs` AS blind_seqs
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND length(`blinds.boot_id`) > 0
        GROUP BY case_name, node_id, boot_id, epoch
    ),
    -- Levels: received; then received or declared; then any; and received or declared for one reason.
    accounts AS
    (
        SELECT
            r.case_name AS case_name, r.node_id AS node_id, r.boot_id AS boot_id, r.epoch AS epoch, r.stream AS stream_number,
            toInt128(r.seq_from) AS seq_from, toInt128(r.seq_to) AS seq_to,
            arrayConcat(['1', '2', '3'], arrayMap(reason -> concat('=', reason), d.whys)) AS levels
        FROM received AS r FINAL
        LEFT JOIN
        (
            SELECT case_name, node_id, boot_id, epoch, stream_number, groupUniqArray(why) AS whys
            FROM declared
            GROUP BY case_name, node_id, boot_id, epoch, stream_number
        ) AS d
            ON d.case_name = r.case_name AND d.node_id = r.node_id AND d.boot_id = r.boot_id AND d.epoch = r.epoch AND d.stream_number = r.stream
        WHERE ({case_name:String} = '*' OR r.case_name = {case_name:String})
            AND (r.case_name, r.node_id, r.boot_id, r.epoch) IN asked_epochs
        UNION ALL
        SELECT case_name, node_id, boot_id, epoch, stream_number, seq_from, seq_to, ['2', '3', concat('=', why)]
        FROM declared
        UNION ALL
        SELECT
            i.case_name, i.node_id, i.boot_id, i.epoch, i.stream_number,
            if(mapContains(e.safe, i.stream_number), toInt128(e.safe[i.stream_number]) + 1, toInt128(0)),
            i.highest,
            ['3']
        FROM
        (
            SELECT case_name, node_id, boot_id, epoch, stream_number, toInt128(max(said_seq)) AS highest
            FROM health FINAL
            ARRAY JOIN `streams.stream` AS stream_number, `streams.last_seq` AS said_seq
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start > range_from - INTERVAL 1 HOUR
                AND t_start < range_to
                AND t_end < range_to
                AND (case_name, node_id, boot_id, epoch) IN (SELECT case_name, node_id, boot_id, epoch FROM ended)
            GROUP BY case_name, node_id, boot_id, epoch, stream_number
            HAVING countIf(t_end >= range_from) > 0
        ) AS i
        INNER JOIN ended AS e
            ON e.case_name = i.case_name AND e.node_id = i.node_id AND e.boot_id = i.boot_id AND e.epoch = i.epoch
    ),
    ordered AS
    (
        SELECT
            case_name, node_id, boot_id, epoch, stream_number, level, seq_from, seq_to,
            max(toNullable(seq_to)) OVER (
                PARTITION BY case_name, node_id, boot_id, epoch, stream_number, level
                ORDER BY seq_from, seq_to
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM accounts
        ARRAY JOIN levels AS level
    ),
    -- Ranges that overlap or touch become one.
    islands AS
    (
        SELECT case_name, node_id, boot_id, epoch, stream_number, level, min(seq_from) AS seq_from, max(seq_to) AS seq_to
        FROM
        (
            SELECT
                *,
                sum(if(reached IS NULL OR seq_from > reached + 1, 1, 0)) OVER (
                    PARTITION BY case_name, node_id, boot_id, epoch, stream_number, level
                    ORDER BY seq_from, seq_to
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS island
            FROM ordered
        )
        GROUP BY case_name, node_id, boot_id, epoch, stream_number, level, island
    ),
    counted AS
    (
        SELECT
            i.case_name AS case_name, i.node_id AS node_id, i.boot_id AS boot_id, i.epoch AS epoch,
            i.stream_number AS stream_number, i.start_ns AS start_ns,
            any(i.seq_from) AS seq_from,
            any(i.seq_to) AS seq_to,
            -- Not by least and greatest, which the server compiles wrongly for 128 bits once they are used often.
            sumMap(map(
                k.level,
                if(if(i.seq_to < k.seq_to, i.seq_to, k.seq_to) < if(i.seq_from > k.seq_from, i.seq_from, k.seq_from), toUInt64(0),
                    toUInt64(if(i.seq_to < k.seq_to, i.seq_to, k.seq_to) - if(i.seq_from > k.seq_from, i.seq_from, k.seq_from) + 1)))) AS by_level
        FROM intervals AS i
        -- No range at all reads as one of no level: an outer join leaves the column at its default.
        LEFT JOIN islands AS k
            ON k.case_name = i.case_name AND k.node_id = i.node_id AND k.boot_id = i.boot_id AND k.epoch = i.epoch AND k.stream_number = i.stream_number
        GROUP BY case_name, node_id, boot_id, epoch, stream_number, start_ns
    )
SELECT
    i.node_id AS node,
    i.epoch AS epoch,
    i.stream_number AS stream,
    transform(
        intDiv(i.stream_number, 256),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        ['flow', 'hot', 'connection', 'link', 'transaction', 'allocation', 'snapshot', 'host', 'inventory', 'health'],
        'unknown') AS events,
    fromUnixTimestamp64Nano(i.start_ns, 'UTC') AS t_start,
    if(i.seq_to < i.seq_from, toUInt64(0), toUInt64(i.seq_to - i.seq_from + 1)) AS announced,
    i.by_level['1'] AS received,
    toUInt64(i.by_level['2'] - received) AS declared_lost,
    mapApply(
        (level, numbers) -> (substring(level, 2), toUInt64(numbers - received)),
        mapFilter((level, numbers) -> startsWith(level, '=') AND numbers > received, i.by_level)) AS reasons,
    toUInt64(i.by_level['3'] - i.by_level['2']) AS blind,
    toUInt64(announced - i.by_level['3']) AS missing,
    received / nullIf(announced, 0) AS coverage
FROM counted AS i
ORDER BY node, i.case_name, epoch, i.boot_id, stream, t_start
