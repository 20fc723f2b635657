/** All commands by name, chosen with the keyboard. */

import { element } from './elements.js';

export class Palette {
  #commands;
  #dialog = document.getElementById('palette');
  #input = document.getElementById('command');
  #list = document.getElementById('commands');
  #shown = [];
  #chosen = 0;

  constructor(commands) {
    this.#commands = commands;
    this.#input.addEventListener('input', () => this.#find());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
  }

  get isOpen() {
    return this.#dialog.open;
  }

  open() {
    if (!this.isOpen) {
      this.#input.value = '';
      this.#find();
      this.#dialog.showModal();
    }
  }

  /** Commands that have all the words in their names or keys. */
  #find() {
    const words = this.#input.value.toLowerCase().split(/\s+/);
    this.#shown = this.#commands.filter((command) => words.every((word) =>
      `${command.name} ${keys(command)}`.toLowerCase().includes(word)));
    this.#list.replaceChildren(...this.#shown.map((command, i) => element('li', { role: 'option', id: `command-${i}`,
      onclick: () => this.#run(i) }, element('span', {}, command.name), element('kbd', {}, keys(command)))));
    this.#choose(0);
  }

  #choose(number) {
    const count = this.#shown.length;
    this.#chosen = count ? (number + count) % count : 0;
    [...this.#list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === this.#chosen)));
    this.#list.children[this.#chosen]?.scrollIntoView({ block: 'nearest' });
    if (count) {
      this.#input.setAttribute('aria-activedescendant', `command-${this.#chosen}`);
    } else {
      this.#input.removeAttribute('aria-activedescendant');
    }
  }

  #key(event) {
    const action = {
      ArrowDown: () => this.#choose(this.#chosen + 1),
      ArrowUp: () => this.#choose(this.#chosen - 1),
      Enter: () => this.#run(this.#chosen),
      Escape: () => this.#dialog.close(),
    }[event.key];
    if (action) {
      event.preventDefault();
      event.stopPropagation();
      action();
    }
  }

  #run(number) {
    const command = this.#shown[number];
    if (command) {
      this.#dialog.close();
      command.run();
    }
  }
}

const NAMES = { PageDown: 'Page ↓', PageUp: 'Page ↑' };

function keys(command) {
  return command.told ?? command.keys.map((key) => NAMES[key] ?? key).join(' ');
}
