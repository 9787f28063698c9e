'use strict';

// Search, filters, sorting and the theme of a report. Without it the page is a plain page with all in it.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = selector => document.querySelector(selector);
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const number = count => count.toLocaleString('en');

  const seek = one('#seek');
  const attention = one('#attention');
  const unfold = one('#unfold');
  const theme = one('#theme');
  const hits = one('#hits');

  // An entry's text is read when somebody first searches: most readers do not.
  const entryOf = body => {
    let text;
    return { body, text: () => text ??= plain(body.textContent), needsAttention: body.dataset.status === 'bad' || body.dataset.status === 'warning' };
  };
  const sections = all('main section').map(section => ({
    section,
    table: section.querySelector('table.list'),
    entries: all('table.list > tbody', section).map(entryOf),
    filters: all('.filters select', section),
    intro: section.querySelector('.intro'),
    nothing: section.querySelector('.nothing'),
    count: one(`.cards a[href="#${section.id}"] .count`),
  }));
  const total = sections.reduce((sum, { entries }) => sum + entries.length, 0);

  const fits = (entry, words, filters) =>
    (!attention.checked || entry.needsAttention)
    && filters.every(filter => filter.value === '' || entry.body.rows[0].cells[filter.dataset.column].dataset.value === filter.value)
    && words.every(word => entry.text().includes(word));

  let saying;
  const say = text => {
    // A reader who hears the page wants the count once, not after each letter.
    clearTimeout(saying);
    saying = setTimeout(() => { hits.textContent = text; }, 250);
  };

  const apply = () => {
    const words = (plain(seek.value).match(/"[^"]+"|\S+/g) ?? []).map(word => word.replace(/^"(.+)"$/, '$1'));
    const narrowed = words.length > 0 || attention.checked;
    let found = 0;
    for (const { entries, filters, intro, nothing, count } of sections) {
      let shown = 0;
      for (const entry of entries) {
        entry.body.hidden = !fits(entry, words, filters);
        shown += entry.body.hidden ? 0 : 1;
      }
      found += shown;
      const filtered = narrowed || filters.some(filter => filter.value !== '');
      nothing.hidden = shown > 0;
      if (intro) {
        intro.hidden = narrowed && shown === 0;
      }
      if (count) {
        count.textContent = filtered ? `${number(shown)} of ${number(entries.length)}` : number(entries.length);
      }
    }
    const filtered = narrowed || sections.some(({ filters }) => filters.some(filter => filter.value !== ''));
    say(filtered ? `${number(found)} of ${number(total)} entries` : '');
  };

  const sortBy = ({ table, entries }, column, direction) => {
    const key = ({ body }) => {
      const cell = body.rows[0].cells[column];
      return cell.dataset.order === undefined ? cell.textContent.trim() : Number(cell.dataset.order);
    };
    const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
    const keyed = entries.map((entry, place) => ({ body: entry.body, key: key(entry), place }));
    if (direction !== 0) {
      keyed.sort((a, b) => direction * compare(a.key, b.key) || a.place - b.place);
    }
    table.append(...keyed.map(({ body }) => body));
  };

  // Headers become buttons only where they work.
  const makeSortable = list => {
    const heads = [...list.table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const next = { ascending: 'descending', descending: null }[head.getAttribute('aria-sort')];
        const direction = next === undefined ? 'ascending' : next;
        heads.forEach(other => other.removeAttribute('aria-sort'));
        if (direction) {
          head.setAttribute('aria-sort', direction);
        }
        sortBy(list, column, direction === 'ascending' ? 1 : direction === 'descending' ? -1 : 0);
        say(direction ? `Sorted by ${button.textContent}, ${direction}` : 'In the first order');
      });
    });
  };

  const reveal = () => {
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    const details = target?.matches('tbody') ? target.querySelector('details') : null;
    if (details) {
      details.open = true;
      target.scrollIntoView({ block: 'start' });
    }
  };

  const remembered = () => {
    try { return localStorage.getItem('mlops-report-theme') ?? ''; } catch { return ''; }
  };
  const show = chosen => {
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    } else {
      delete document.documentElement.dataset.theme;
    }
  };

  theme.value = remembered();
  show(theme.value);
  theme.addEventListener('change', () => {
    show(theme.value);
    try { localStorage.setItem('mlops-report-theme', theme.value); } catch { /* A page from a file may keep nothing. */ }
  });
  seek.addEventListener('input', apply);
  attention.addEventListener('change', apply);
  sections.forEach(list => {
    list.filters.forEach(filter => filter.addEventListener('change', apply));
    if (list.table) {
      makeSortable(list);
    }
  });
  unfold.addEventListener('click', () => {
    const open = unfold.dataset.open !== 'true';
    all('.list > tbody:not([hidden]) > .more > td > details').forEach(details => { details.open = open; });
    unfold.dataset.open = String(open);
    unfold.textContent = open ? 'Close all' : 'Open all';
  });
  window.addEventListener('hashchange', reveal);

  all('.bar, .filters').forEach(part => { part.hidden = false; });
  reveal();
})();
