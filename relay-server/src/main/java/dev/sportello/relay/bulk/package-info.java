/// Files with what a shop knew of its customers before: read line by line, told of what is wrong in them, and taken in
/// while chats go on.
@NullMarked
package dev.sportello.relay.bulk;

import org.jspecify.annotations.NullMarked;
