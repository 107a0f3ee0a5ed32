/** What operations ask of the server. */
@NullMarked
package io.github.djtoolkit.ops.internal.server;

import org.jspecify.annotations.NullMarked;
