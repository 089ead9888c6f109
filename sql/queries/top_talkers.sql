-- Who moved the most bytes: the nodes at the ends of connections, by what they sent and received.
--
-- Sums windows that overlap [from, to): of 60 s when the range is an hour or longer, of 10 s when it
-- is a minute or longer, else of 1 s. A half of a connection that several taps saw counts once: by the
-- tap that saw most of its bytes.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param top UInt32 10 how many nodes at most
-- @column node the node whose port it is by the inventory as of the end of the range; where that knows none, the MAC address
-- @column sent_wire_bytes bytes: sum of max(length without FCS, 60) + 24 over the frames it sent
-- @column received_wire_bytes bytes: the same over the frames sent to it
-- @column sent_goodput_bytes bytes: data it sent in messages of frames seen for the first time
-- @column received_goodput_bytes bytes: the same of what was sent to it
-- @column share 0..1: sent_wire_bytes + received_wire_bytes / the same of all nodes, who share every byte between two; NULL when there is none
-- @column peers count: nodes it exchanged frames with
-- @column halves count: directions of connections it was an end of
-- @column coverage 0..1: sum(coverage x span) / sum(span) over the windows summed, one of unknown coverage counting as not covered; NULL when none is known
-- @total sent_wire_bytes,received_wire_bytes,sent_goodput_bytes,received_goodput_bytes
CREATE OR REPLACE VIEW top_talkers AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    dateDiff('second', range_from, range_to) AS asked_s,
    multiIf(asked_s >= 3600, 60, asked_s >= 60, 10, 1) AS stored_s,
    taps AS
    (
        SELECT
            b.case_name AS case_name, b.fabric_id AS fabric_id, b.conn_id AS conn_id, b.dir AS dir, b.tap_id AS tap,
            any(b.mac_src) AS mac_src,
            any(b.mac_dst) AS mac_dst,
            sum(b.wire_bytes) AS wire_bytes,
            sum(b.goodput_bytes) AS goodput_bytes,
            count(b.coverage) AS known,
            sum(ifNull(b.coverage, 0) * b.span_ns) AS covered_ns,
            sum(b.span_ns) AS span_ns
        FROM bandwidth AS b FINAL
        WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
            AND b.entity_kind = 'HALF'
            AND b.window_ns = stored_s * 1000000000
            AND b.t_start > range_from - toIntervalSecond(stored_s)
            AND b.t_start < range_to
            AND b.mac_src IS NOT NULL
            AND b.mac_dst IS NOT NULL
        GROUP BY case_name, fabric_id, conn_id, dir, tap
    ),
    primary_halves AS
    (
        SELECT *
        FROM taps
        ORDER BY case_name, fabric_id, conn_id, dir, wire_bytes DESC, tap
        LIMIT 1 BY case_name, fabric_id, conn_id, dir
    ),
    ports AS
    (
        SELECT case_name, fabric_id, lower(assumeNotNull(mac)) AS address, any(assumeNotNull(owner_node)) AS node
        FROM
        (
            SELECT *
            FROM inventory FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start < range_to
            ORDER BY case_name, fabric_id, object_id, inv_epoch DESC, inv_seq DESC
            LIMIT 1 BY case_name, fabric_id, object_id
        )
        WHERE object_type = 'port' AND NOT deleted AND mac IS NOT NULL AND owner_node IS NOT NULL
        GROUP BY case_name, fabric_id, address
    ),
    named AS
    (
        SELECT
            h.case_name AS case_name,
            h.wire_bytes AS wire_bytes,
            h.goodput_bytes AS goodput_bytes,
            h.known AS known,
            h.covered_ns AS covered_ns,
            h.span_ns AS span_ns,
            if(s.node = '', assumeNotNull(h.mac_src), s.node) AS sender,
            if(r.node = '', assumeNotNull(h.mac_dst), r.node) AS receiver
        FROM primary_halves AS h
        LEFT JOIN ports AS s ON s.case_name = h.case_name AND s.fabric_id = h.fabric_id AND s.address = lower(assumeNotNull(h.mac_src))
        LEFT JOIN ports AS r ON r.case_name = h.case_name AND r.fabric_id = h.fabric_id AND r.address = lower(assumeNotNull(h.mac_dst))
    ),
    sums AS
    (
        SELECT
            case_name,
            party.1 AS node,
            sumIf(wire_bytes, party.3) AS sent_wire_bytes,
            sumIf(wire_bytes, NOT party.3) AS received_wire_bytes,
            sumIf(goodput_bytes, party.3) AS sent_goodput_bytes,
            sumIf(goodput_bytes, NOT party.3) AS received_goodput_bytes,
            uniqExact(party.2) AS peers,
            count() AS halves,
            if(sum(known) = 0, NULL, sum(covered_ns) / nullIf(sum(span_ns), 0)) AS coverage
        FROM named
        ARRAY JOIN [(sender, receiver, true), (receiver, sender, false)] AS party
        GROUP BY case_name, node
    )
SELECT
    t.node AS node,
    t.sent_wire_bytes AS sent_wire_bytes,
    t.received_wire_bytes AS received_wire_bytes,
    t.sent_goodput_bytes AS sent_goodput_bytes,
    t.received_goodput_bytes AS received_goodput_bytes,
    (t.sent_wire_bytes + t.received_wire_bytes) / nullIf(sum(t.sent_wire_bytes + t.received_wire_bytes) OVER (PARTITION BY t.case_name), 0) AS share,
    t.peers AS peers,
    t.halves AS halves,
    t.coverage AS coverage
FROM sums AS t
ORDER BY t.sent_wire_bytes + t.received_wire_bytes DESC, t.case_name, node
LIMIT {top:UInt32}
