package dev.sportello.desktop.settings.page;

import java.time.ZoneId;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// What other pages need of the general one, saved or not.
///
/// @param name the shop's
/// @param zone in which the shop's hours are meant
/// @param languages that the hub speaks, as BCP 47 tags
public record ShopValues(
        ObservableValue<String> name, ObservableValue<ZoneId> zone, ObservableValue<List<String>> languages) {}
