-- What is missing: which of the events a node announced have arrived, and how long it watched.
--
-- Heartbeats within [from, to) say how far each stream of a node had come since its epoch began;
-- the stored sequence numbers say what arrived. Both count from the beginning of the epoch, so a
-- hole is never forgotten while the epoch lasts. A stream is one kind of event of one process.
-- An event that became a dead letter did not arrive. What did not arrive may be declared: as given up,
-- by any later report of the node, or as unseen, because the process was killed before it was safe.
-- announced = received + declared_lost + blind + missing.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live nodes, * for everything
-- @column node the reporting node
-- @column epoch the collector process: its start in ns, or for a case 64 bits of the hash of the file
-- @column stream number of the stream: kind of event x 256 + shard
-- @column events kind of event the stream carries
-- @column announced count: events sent up to the last heartbeat, highest announced sequence number + 1
-- @column received count: distinct announced sequence numbers that arrived, size of the union of the received ranges
-- @column declared_lost count: announced, not received, and declared lost by the node
-- @column blind count: announced, neither received nor declared lost, and of the end of a process that was killed: behind the last number that was safe
-- @column missing count: announced - received - declared_lost - blind; events that became dead letters are among them
-- @column coverage 0..1: received / announced
-- @column covered_s seconds: time within the range in which the taps of the node watched, by its heartbeats
-- @column reported_s seconds: time within the range its heartbeats report on as a node with taps
-- @column time_coverage 0..1: covered_s / reported_s x (1 - drops / (frames + drops)); drops the source cannot tell are not counted; NULL when no time was reported on
-- @total announced,received,declared_lost,blind,missing
CREATE OR REPLACE VIEW coverage AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    reports AS
    (
        SELECT *
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
    ),
    watched AS
    (
        SELECT
            case_name,
            node_id,
            boot_id,
            epoch,
            -- Of a report that reaches beyond the range, the part within it.
            -- One of a node without a tap says nothing about how links were watched.
            sumIf(
                toUnixTimestamp64Nano(least(t_end, range_to)) - toUnixTimestamp64Nano(greatest(t_start, range_from)),
                capture_mode != 'none') AS reported_ns,
            -- As a real number: the product of two times in ns is beyond 64 bits from 3 s on.
            sum(toFloat64(covered_ns) * (toUnixTimestamp64Nano(least(t_end, range_to)) - toUnixTimestamp64Nano(greatest(t_start, range_from)))
                / greatest(toUnixTimestamp64Nano(t_end) - toUnixTimestamp64Nano(t_start), 1)) AS covered_ns,
            sum(frames) AS frames,
            sum(ifNull(drops, 0)) AS drops
        FROM reports
        GROUP BY case_name, node_id, boot_id, epoch
    ),
    sent AS
    (
        SELECT
            case_name,
            node_id,
            boot_id,
            epoch,
            announced_stream AS stream,
            max(announced_seq) AS last_seq
        FROM reports
        ARRAY JOIN `streams.stream` AS announced_stream, `streams.last_seq` AS announced_seq
        GROUP BY case_name, node_id, boot_id, epoch, stream
    ),
    -- Of every report, whenever it came: the declaration follows the loss, maybe by days.
    declared AS
    (
        SELECT
            case_name,
            node_id,
            lost_boot AS boot_id,
            lost_epoch AS epoch,
            lost_stream AS stream,
            seq_from,
            seq_to
        FROM health FINAL
        ARRAY JOIN
            `losses.boot_id` AS lost_boot,
            `losses.epoch` AS lost_epoch,
            `losses.stream` AS lost_stream,
            `losses.first_seq` AS seq_from,
            `losses.last_seq` AS seq_to
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND length(`losses.boot_id`) > 0
        GROUP BY case_name, node_id, boot_id, epoch, stream, seq_from, seq_to
    ),
    ended AS
    (
        SELECT
            case_name,
            node_id,
            blind_boot AS boot_id,
            blind_epoch AS epoch,
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
    -- What accounts for numbers: 1 they arrived, 2 they are declared lost, 3 nobody saw them any more.
    accounts AS
    (
        SELECT case_name, node_id, boot_id, epoch, stream, seq_from, seq_to, 1 AS kind
        FROM received FINAL
        WHERE {case_name:String} = '*' OR case_name = {case_name:String}
        UNION ALL
        SELECT case_name, node_id, boot_id, epoch, stream, seq_from, seq_to, 2 AS kind
        FROM declared
        UNION ALL
        SELECT
            s.case_name AS case_name,
            s.node_id AS node_id,
            s.boot_id AS boot_id,
            s.epoch AS epoch,
            s.stream AS stream,
            if(mapContains(e.safe, s.stream), e.safe[s.stream] + 1, 0) AS seq_from,
            s.last_seq AS seq_to,
            3 AS kind
        FROM sent AS s
        INNER JOIN ended AS e
            ON e.case_name = s.case_name AND e.node_id = s.node_id AND e.boot_id = s.boot_id AND e.epoch = s.epoch
        WHERE seq_from <= seq_to
    ),
    -- Each range adds what lies beyond all ranges before it and within what was announced; once for
    -- the numbers that arrived, once for these and the lost ones, once for all three.
    clipped AS
    (
        SELECT
            r.case_name AS case_name,
            r.node_id AS node_id,
            r.boot_id AS boot_id,
            r.epoch AS epoch,
            r.stream AS stream,
            level,
            r.seq_from AS seq_from,
            least(r.seq_to, s.last_seq) AS seq_to,
            max(toNullable(least(r.seq_to, s.last_seq))) OVER (
                PARTITION BY r.case_name, r.node_id, r.boot_id, r.epoch, r.stream, level
                ORDER BY r.seq_from, r.seq_to
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached,
            multiIf(
                isNull(reached) OR reached < seq_from, seq_to - seq_from + 1,
                seq_to > reached, seq_to - assumeNotNull(reached),
                0) AS adds
        FROM (SELECT *, arrayJoin(range(kind, 4)) AS level FROM accounts) AS r
        INNER JOIN sent AS s
            ON s.case_name = r.case_name AND s.node_id = r.node_id AND s.boot_id = r.boot_id AND s.epoch = r.epoch AND s.stream = r.stream
        WHERE r.seq_from <= s.last_seq
    ),
    arrived AS
    (
        SELECT
            case_name,
            node_id,
            boot_id,
            epoch,
            stream,
            toUInt64(sumIf(adds, level = 1)) AS received,
            toUInt64(sumIf(adds, level = 2)) AS accounted,
            toUInt64(sumIf(adds, level = 3)) AS known
        FROM clipped
        GROUP BY case_name, node_id, boot_id, epoch, stream
    )
SELECT
    s.node_id AS node,
    s.epoch AS epoch,
    s.stream AS stream,
    transform(
        intDiv(s.stream, 256),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        ['flow', 'hot', 'connection', 'link', 'transaction', 'allocation', 'snapshot', 'host', 'inventory', 'health'],
        'unknown') AS events,
    s.last_seq + 1 AS announced,
    a.received AS received,
    toUInt64(a.accounted - a.received) AS declared_lost,
    toUInt64(a.known - a.accounted) AS blind,
    toUInt64(announced - a.known) AS missing,
    received / announced AS coverage,
    w.covered_ns / 1e9 AS covered_s,
    w.reported_ns / 1e9 AS reported_s,
    w.covered_ns / nullIf(w.reported_ns, 0) * (1 - w.drops / greatest(w.frames + w.drops, 1)) AS time_coverage
FROM sent AS s
-- No range at all reads 0 received: an outer join leaves the column at its default.
LEFT JOIN arrived AS a
    ON a.case_name = s.case_name AND a.node_id = s.node_id AND a.boot_id = s.boot_id AND a.epoch = s.epoch AND a.stream = s.stream
LEFT JOIN watched AS w
    ON w.case_name = s.case_name AND w.node_id = s.node_id AND w.boot_id = s.boot_id AND w.epoch = s.epoch
ORDER BY node, s.case_name, epoch, s.boot_id, stream
