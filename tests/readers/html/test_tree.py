"""The tree closes what authors leave open, and crossed end tags end what they name."""

from refextract.readers.html.tree import Element, Page, parse


def page(source: str) -> Page:
    made = Page(source)
    parse(made, 0, len(source))
    return made


def outline(element: Element) -> str:
    inside = " ".join(outline(child) for child in element.children)
    return f"{element.tag}({inside})" if inside else element.tag


def test_items_paragraphs_and_cells_end_where_the_next_begins() -> None:
    made = page("<div><p>a<p>b<ul><li>c<li>d<ol><li>e</ol></ul><table><tr><td>f<td>g<tr><td>h</table></div>")
    assert outline(made.elements[1]) == "div(p p ul(li li(ol(li))) table(tr(td td) tr(td)))"


def test_an_item_is_not_ended_by_one_of_a_list_inside_it() -> None:
    made = page("<ol><li>a<ul><li>b</ul>c</li></ol>")
    item = made.elements[2]
    assert made.source[item.start : item.end] == "<li>a<ul><li>b</ul>c</li>"


def test_a_link_ends_where_the_next_begins_and_at_its_own_end_tag_inside_blocks() -> None:
    source = "<a name=x>One<a href=y>two</a> <sup><p>three</sup> four</p>"
    made = page(source)
    links = [source[e.start : e.end] for e in made.elements if e.tag in ("a", "sup")]
    assert links == ["<a name=x>One", "<a href=y>two</a>", "<sup><p>three</sup>"]


def test_end_tags_do_not_reach_out_of_cells() -> None:
    made = page("<div><table><tr><td>a</div>b</td></tr></table>c</div>")
    assert outline(made.elements[1]) == "div(table(tr(td)))"
    assert made.elements[1].end == len(made.source)


def test_every_element_lies_in_its_parent_or_was_ended_by_a_crossed_end_tag() -> None:
    made = page("<b><div><i>x</b>y</i></div><p></div></p>")
    for element in made.elements:
        assert 0 <= element.start <= element.end <= len(made.source)


def test_deep_nesting_costs_no_more_than_flat() -> None:
    """Counted, not timed: the events of n elements are n beginnings and n ends, however they are nested."""
    for source in ("<div>" * 5000, "<b>" * 5000 + "</i>" * 5000, "<blockquote><h1>" * 2500, "<p><b>" * 2500):
        made = page(source)
        assert len(made.events) <= 2 * len(made.elements) + 2
