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
    -- One look at the reports says how the node watched, and how far its streams had come.
    reports AS
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
                / greatest(toUnixTimestamp64Nano(t_end) - toUnixTimestamp64Nano(t_start), 1)) AS covered,
            sum(frames) AS seen,
            sum(ifNull(drops, 0)) AS dropped,
            maxMap(`streams.stream`, `streams.last_seq`) AS announcements
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            AND (t_end > range_from OR t_start >= range_from)
        GROUP BY case_name, node_id, boot_id, epoch
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
    -- 0 is the stream itself, with all that was announced of it.
    accounts AS
    (
        SELECT
            s.case_name AS case_name, s.node_id AS node_id, s.boot_id AS boot_id, s.epoch AS epoch, s.stream AS stream,
            kind,
            if(kind = 3 AND mapContains(s.safe, s.stream), s.safe[s.stream] + 1, 0) AS seq_from,
            s.last_seq AS seq_to,
            toNullable(s.last_seq) AS last_seq,
            s.reported_ns AS reported_ns, s.covered AS covered, s.seen AS seen, s.dropped AS dropped
        FROM
        (
            SELECT r.*, stream, last_seq, e.there AS was_ended, e.safe AS safe
            FROM reports AS r
            LEFT JOIN (SELECT *, true AS there FROM ended) AS e
                ON e.case_name = r.case_name AND e.node_id = r.node_id AND e.boot_id = r.boot_id AND e.epoch = r.epoch
            ARRAY JOIN announcements.1 AS stream, announcements.2 AS last_seq
        ) AS s
        ARRAY JOIN if(s.was_ended, [0, 3], [0]) AS kind
        WHERE kind = 0 OR seq_from <= seq_to
        UNION ALL
        SELECT case_name, node_id, boot_id, epoch, stream, 1 AS kind, seq_from, seq_to, NULL, 0, 0, 0, 0
        FROM received FINAL
        WHERE {case_name:String} = '*' OR case_name = {case_name:String}
        UNION ALL
        SELECT case_name, node_id, boot_id, epoch, stream, 2 AS kind, seq_from, seq_to, NULL, 0, 0, 0, 0
        FROM declared
    ),
    -- Each range adds what lies beyond all ranges before it and within what was announced; once for
    -- the numbers that arrived, once for these and the lost ones, once for all three.
    clipped AS
    (
        SELECT
            r.*,
            level,
            least(r.seq_to, r.told) AS upto,
            max(toNullable(least(r.seq_to, r.told))) OVER (
                PARTITION BY r.case_name, r.node_id, r.boot_id, r.epoch, r.stream, level
                ORDER BY r.seq_from, r.seq_to
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached,
            multiIf(
                r.kind = 0, 0,
                isNull(reached) OR reached < r.seq_from, upto - r.seq_from + 1,
                upto > reached, upto - assumeNotNull(reached),
                0) AS adds
        FROM
        (
            SELECT *, assumeNotNull(max(last_seq) OVER of_stream) AS told
            FROM accounts
            WINDOW of_stream AS (PARTITION BY case_name, node_id, boot_id, epoch, stream)
            QUALIFY max(last_seq) OVER of_stream IS NOT NULL AND (kind = 0 OR seq_from <= told)
        ) AS r
        ARRAY JOIN if(r.kind = 0, [0], range(r.kind, 4)) AS level
    ),
    arrived AS
    (
        SELECT
            case_name,
            node_id,
            boot_id,
            epoch,
            stream,
            any(told) AS last_seq,
            sum(reported_ns) AS reported_ns,
            sum(covered) AS covered,
            sum(seen) AS seen,
            sum(dropped) AS dropped,
            toUInt64(sumIf(adds, level = 1)) AS received,
            toUInt64(sumIf(adds, level = 2)) AS accounted,
            toUInt64(sumIf(adds, level = 3)) AS known
        FROM clipped
        GROUP BY case_name, node_id, boot_id, epoch, stream
    )
SELECT
    a.node_id AS node,
    a.epoch AS epoch,
    a.stream AS stream,
    transform(
        intDiv(a.stream, 256),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        ['flow', 'hot', 'connection', 'link', 'transaction', 'allocation', 'snapshot', 'host', 'inventory', 'health'],
        'unknown') AS events,
    a.last_seq + 1 AS announced,
    a.received AS received,
    toUInt64(a.accounted - a.received) AS declared_lost,
    toUInt64(a.known - a.accounted) AS blind,
    toUInt64(announced - a.known) AS missing,
    received / announced AS coverage,
    a.covered / 1e9 AS covered_s,
    a.reported_ns / 1e9 AS reported_s,
    a.covered / nullIf(a.reported_ns, 0) * (1 - a.dropped / greatest(a.seen + a.dropped, 1)) AS time_coverage
FROM arrived AS a
ORDER BY node, a.case_name, epoch, a.boot_id, stream
