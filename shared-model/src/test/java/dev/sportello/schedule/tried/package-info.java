/// What [dev.sportello.schedule.ScheduleTest] puts into orders.
@NullMarked
package dev.sportello.schedule.tried;

import org.jspecify.annotations.NullMarked;
