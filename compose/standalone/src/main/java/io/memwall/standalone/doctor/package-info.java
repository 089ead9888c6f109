/** Walks the road of the data hop by hop, and says where it is broken and what helps. */
package io.memwall.standalone.doctor;
