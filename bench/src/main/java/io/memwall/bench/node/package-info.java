/** What a running agent takes of its node: a broker, an agent as a process of its own, a watch. */
package io.memwall.bench.node;
