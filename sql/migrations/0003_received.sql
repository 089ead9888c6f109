-- Which sequence numbers arrived: [seq_from, seq_to], both included. Ranges may overlap and repeat;
-- what counts is their union, so writing one again changes nothing.
CREATE TABLE IF NOT EXISTS received ${on_cluster}
(
    case_name LowCardinality(String),
    node_id LowCardinality(String),
    boot_id UUID CODEC(ZSTD(1)),
    epoch UInt64 CODEC(ZSTD(1)),
    stream UInt16,
    seq_from UInt64 CODEC(DoubleDelta, ZSTD(1)),
    seq_to UInt64 CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, node_id, boot_id, epoch, stream, seq_from, seq_to);
