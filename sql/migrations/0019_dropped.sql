-- What was given up so that newer rows have room: one row for each partition of a table. Cases are
-- never dropped, so case_name is empty. Identity: (case_name, table_name, partition_id, last_block).
CREATE TABLE IF NOT EXISTS dropped ${on_cluster}
(
    case_name LowCardinality(String),
    table_name LowCardinality(String),
    partition_id String CODEC(ZSTD(1)),
    last_block Int64 COMMENT 'of the newest insert in it: tells it from a later one of that id' CODEC(ZSTD(1)),
    rev UInt32,

    t_dropped DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    class LowCardinality(String) COMMENT 'events, results or ledger',
    done Bool COMMENT 'false when it was begun and nobody lived to say that it is done',
    rows UInt64 COMMENT 'as stored, repeats included' CODEC(T64, ZSTD(1)),
    bytes UInt64 COMMENT 'on disk' CODEC(T64, ZSTD(1)),
    t_first Nullable(DateTime64(9, 'UTC')) COMMENT 'NULL where rows have no time of their own' CODEC(ZSTD(1)),
    t_last Nullable(DateTime64(9, 'UTC')) CODEC(ZSTD(1)),
    reason LowCardinality(String) COMMENT 'OVER_BOUND or LOW_SPACE',
    bound_bytes UInt64 COMMENT 'what its class may take, or what stays free' CODEC(T64, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, table_name, partition_id, last_block);
