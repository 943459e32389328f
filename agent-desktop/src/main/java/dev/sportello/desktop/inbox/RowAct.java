package dev.sportello.desktop.inbox;

import dev.sportello.model.Ticket;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Something that is offered over a row of the list.
///
/// @param id its button's style class
/// @param name what it does, in words
/// @param allowed whether it can be done to a ticket now
/// @param start does it to a ticket; what is still to be chosen is asked beside the node
public record RowAct(String id, Feather icon, String name, Predicate<Ticket> allowed, BiConsumer<Ticket, Node> start) {}
