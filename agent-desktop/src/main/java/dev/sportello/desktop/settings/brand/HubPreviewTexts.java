package dev.sportello.desktop.settings.brand;

import javafx.beans.value.ObservableValue;

/// What of the other pages, saved or not, the preview of the hub shows.
///
/// @param name the shop's
/// @param welcome blank for none
public record HubPreviewTexts(ObservableValue<String> name, ObservableValue<String> welcome) {}
