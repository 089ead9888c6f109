/** JMH benchmarks of the blocks that a frame passes, to find what bounds the whole. */
package io.memwall.bench.blocks;
