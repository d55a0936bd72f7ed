/** The pop-up window: made before any call, painted from the event alone. */
import './lib/tokens.css';
import './lib/base.css';
import { mount } from 'svelte';
import Popup from './screens/popup/Popup.svelte';

const target = document.getElementById('app');
if (target) mount(Popup, { target });
