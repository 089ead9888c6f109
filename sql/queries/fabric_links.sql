-- Which links there are, between which nodes, and which pools stand behind them: the map of the fabric.
--
-- The inventory as of the end of the range. A link without traffic is here all the same; one that the
-- inventory does not know is not.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link the link; its directions are named by it and /rx and /tx
-- @column end_a one end, a node
-- @column end_a_kind HOST, POOL or SWITCH; NULL when the inventory does not know the node
-- @column end_b the other end
-- @column end_b_kind the same of the other end
-- @column capacity_bits_per_s bits/s: in each direction; NULL when the inventory has none
-- @column pools pools at either end, in order
-- @column t_since since when the inventory has it so, UTC
CREATE OR REPLACE VIEW fabric_links AS
WITH
    objects AS
    (
        SELECT *
        FROM inventory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < greatest({from:DateTime64(9, 'UTC')}, {to:DateTime64(9, 'UTC')})
        ORDER BY case_name, fabric_id, object_id, inv_epoch DESC, inv_seq DESC
        LIMIT 1 BY case_name, fabric_id, object_id
    ),
    nodes AS
    (
        SELECT case_name, fabric_id, object_id AS node, any(node_kind) AS kind
        FROM objects
        WHERE NOT deleted AND object_type = 'node'
        GROUP BY case_name, fabric_id, node
    ),
    pools AS
    (
        SELECT case_name, fabric_id, ifNull(owner_node, '') AS node, arraySort(groupUniqArray(object_id)) AS pool_ids
        FROM objects
        WHERE NOT deleted AND object_type = 'pool'
        GROUP BY case_name, fabric_id, node
    )
SELECT
    l.object_id AS link,
    ifNull(l.end_a, '') AS end_a,
    nullIf(a.kind, '') AS end_a_kind,
    ifNull(l.end_b, '') AS end_b,
    nullIf(b.kind, '') AS end_b_kind,
    l.capacity_bps AS capacity_bits_per_s,
    arraySort(arrayDistinct(arrayConcat(pa.pool_ids, pb.pool_ids))) AS pools,
    l.t_start AS t_since
FROM objects AS l
LEFT JOIN nodes AS a ON a.case_name = l.case_name AND a.fabric_id = l.fabric_id AND a.node = ifNull(l.end_a, '')
LEFT JOIN nodes AS b ON b.case_name = l.case_name AND b.fabric_id = l.fabric_id AND b.node = ifNull(l.end_b, '')
LEFT JOIN pools AS pa ON pa.case_name = l.case_name AND pa.fabric_id = l.fabric_id AND pa.node = ifNull(l.end_a, '')
LEFT JOIN pools AS pb ON pb.case_name = l.case_name AND pb.fabric_id = l.fabric_id AND pb.node = ifNull(l.end_b, '')
WHERE NOT l.deleted AND l.object_type = 'link'
ORDER BY l.case_name, link
