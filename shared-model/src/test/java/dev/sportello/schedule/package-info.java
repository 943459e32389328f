/// Tries orders of threads one by one: a scheduler that decides which thread of a scenario runs next, by a seed.
@NullMarked
package dev.sportello.schedule;

import org.jspecify.annotations.NullMarked;
